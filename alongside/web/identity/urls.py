"""The addresses of this folder.

Others link to `alike_people` (case_id, person_id), `decide_merge` and `decide_part` (case_id, person_id), `tie_people`
(case_id) and `end_tie` (case_id, tie_id); the form of opening a case asks `alike`."""

from django.urls import URLPattern, path

from alongside.web.identity import household, people, warning

_PERSON = "case/<uuid:case_id>/people/<uuid:person_id>"
_OTHER = f"{_PERSON}/alike/<uuid:other_id>"

urlpatterns: list[URLPattern] = [
    path("identity/alike", warning.warn, name="alike"),
    path(f"{_PERSON}/alike", people.show_alike, name="alike_people"),
    path(f"{_OTHER}/apart", people.tell_apart, name="tell_apart"),
    path(f"{_OTHER}/join", people.ask_merge, name="ask_merge"),
    path(f"{_PERSON}/join", people.decide_merge, name="decide_merge"),
    path(f"{_PERSON}/part", people.ask_part, name="ask_part"),
    path(f"{_PERSON}/part/decide", people.decide_part, name="decide_part"),
    path("case/<uuid:case_id>/household", household.tie_people, name="tie_people"),
    path("case/<uuid:case_id>/household/<uuid:tie_id>/end", household.end_tie, name="end_tie"),
]
