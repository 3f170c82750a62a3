"""The addresses of this folder.

Others link to `record_event` (case_id) and `decide_event` (case_id, event_id; accept and dismiss with a reason)."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
