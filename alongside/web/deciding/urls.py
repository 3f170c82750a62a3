"""The addresses of this folder.

Others link to `decisions`."""

from django.urls import URLPattern, path

from alongside.web.deciding import waiting

urlpatterns: list[URLPattern] = [
    path("decisions", waiting.show_decisions, name="decisions"),
    path("decisions/duplicate/<uuid:duplicate_id>", waiting.settle_duplicate, name="settle_duplicate"),
]
