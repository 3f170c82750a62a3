"""The addresses of this folder.

Others link to `add_person` (case_id), `edit_person` (case_id, person_id), `add_channel` (case_id, person_id) and
`edit_channel` (case_id, channel_id)."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
