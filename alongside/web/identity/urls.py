"""The addresses of this folder.

Others link to `alike_people` and `person_joining` (case_id, person_id); the form of opening a case sends to `alike`."""

from django.urls import URLPattern, path

from alongside.web.identity import warning

urlpatterns: list[URLPattern] = [
    path("identity/alike", warning.warn, name="alike"),
]
