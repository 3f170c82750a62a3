"""The addresses of this folder.

Others link to `record_contact` (case_id; `?for=<duty uuid>` ticks that duty)."""

from django.urls import URLPattern, path

from alongside.web.contact.record import record_contact

urlpatterns: list[URLPattern] = [
    path("case/<uuid:case_id>/contact/new", record_contact, name="record_contact"),
]
