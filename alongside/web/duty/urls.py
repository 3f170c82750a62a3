"""The addresses of this folder.

Others link to `duty` (case_id, duty_id): why this day, what may be said, and every way to end it or move its day."""

from django.urls import URLPattern, path

from alongside.web.duty import endings
from alongside.web.duty.show import show_duty

_HERE = "case/<uuid:case_id>/duty/<uuid:duty_id>"

urlpatterns: list[URLPattern] = [
    path(_HERE, show_duty, name="duty"),
    path(f"{_HERE}/met", endings.meet_duty, name="meet_duty"),
    path(f"{_HERE}/waived", endings.waive_duty, name="waive_duty"),
    path(f"{_HERE}/pause", endings.pause_duty, name="pause_duty"),
    path(f"{_HERE}/more-time", endings.extend_duty, name="extend_duty"),
    path(f"{_HERE}/late", endings.explain_lateness, name="explain_lateness"),
    path(f"{_HERE}/done", endings.complete_task, name="complete_task"),
]
