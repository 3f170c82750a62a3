"""The addresses of this folder.

Others link to `record_event` (case_id) and `decide_event` (case_id, event_id): the page of any event, where a proposed
one is accepted or dismissed with a reason, somebody asks for what came fenced and a senior officer releases it
(`ask_release`, `release_fenced`)."""

from django.urls import URLPattern, path

from alongside.web.event.decide import decide_event
from alongside.web.event.record import record_event
from alongside.web.event.release import ask_release, release_fenced

urlpatterns: list[URLPattern] = [
    path("case/<uuid:case_id>/event/new", record_event, name="record_event"),
    path("case/<uuid:case_id>/event/<uuid:event_id>", decide_event, name="decide_event"),
    path("case/<uuid:case_id>/event/<uuid:event_id>/release/<str:field>/ask", ask_release, name="ask_release"),
    path("case/<uuid:case_id>/event/<uuid:event_id>/release/<str:field>", release_fenced, name="release_fenced"),
]
