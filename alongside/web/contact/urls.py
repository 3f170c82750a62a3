"""The addresses of this folder.

Others link to `record_contact` (case_id; `?for=<duty uuid>` ticks that duty) and `case_note` (case_id)."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
