"""The addresses of this folder.

Others link to `duty` (case_id, duty_id): why this day, what may be said, and every way to end it or move its day."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
