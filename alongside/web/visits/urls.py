"""The addresses of this folder.

Others link to `case_visits` (case_id), `diary`, `outing` (outing_id) and `own_calendar`."""

from django.urls import URLPattern, path

from alongside.web.visits import calendar, diary, of_case, outings

_VISIT = "case/<uuid:case_id>/visits/<uuid:visit_id>"

urlpatterns: list[URLPattern] = [
    path("diary", diary.show_diary, name="diary"),
    path("diary/calendar", calendar.own_calendar, name="own_calendar"),
    path("outing/<uuid:outing_id>", outings.outing, name="outing"),
    path("outing/<uuid:outing_id>/sure", outings.make_sure, name="make_sure"),
    path("case/<uuid:case_id>/visits", of_case.case_visits, name="case_visits"),
    path("case/<uuid:case_id>/visits/new", of_case.book_visit, name="book_visit"),
    path(f"{_VISIT}/cancel", of_case.cancel_visit, name="cancel_visit"),
    path(f"{_VISIT}/finish", of_case.finish_visit, name="finish_visit"),
    path("case/<uuid:case_id>/aggression/new", of_case.warn, name="warn"),
    path("case/<uuid:case_id>/aggression/<uuid:warning_id>/end", of_case.end_warning, name="end_warning"),
]
