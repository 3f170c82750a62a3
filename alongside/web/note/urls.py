"""The addresses of this folder.

Others link to `case_note` (case_id)."""

from django.urls import URLPattern, path

from alongside.web.note.write import write_note

urlpatterns: list[URLPattern] = [path("case/<uuid:case_id>/note/new", write_note, name="case_note")]
