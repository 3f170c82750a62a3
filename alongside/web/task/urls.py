"""The addresses of this folder.

Others link to `add_task` (case_id)."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
