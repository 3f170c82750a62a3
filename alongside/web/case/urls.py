"""The addresses of this folder.

Others link to `case` and, page by page, to `case_timeline`, `case_duties`, `case_people`, `case_contact`, `case_dates`
and `case_history` (each case_id)."""

from django.urls import URLPattern, path

from alongside.web.case import (
    assign,
    closing,
    contact,
    dates,
    details,
    duties,
    enhanced,
    history,
    overview,
    people,
    restrict,
    sample,
    seal,
    timeline,
    workers,
)

urlpatterns: list[URLPattern] = [
    path("case/<uuid:case_id>", overview.overview, name="case"),
    path("case/<uuid:case_id>/timeline", timeline.show_timeline, name="case_timeline"),
    path("case/<uuid:case_id>/duties", duties.show_duties, name="case_duties"),
    path("case/<uuid:case_id>/people", people.show_people, name="case_people"),
    path("case/<uuid:case_id>/contact", contact.show_contact, name="case_contact"),
    path("case/<uuid:case_id>/dates", dates.show_dates, name="case_dates"),
    path("case/<uuid:case_id>/history", history.show_history, name="case_history"),
    path("case/<uuid:case_id>/details", details.change_details, name="change_details"),
    path("case/<uuid:case_id>/officer", assign.choose_officer, name="assign_case"),
    path("case/<uuid:case_id>/workers", workers.show_workers, name="case_workers"),
    path("case/<uuid:case_id>/workers/new", workers.add_co_worker, name="add_co_worker"),
    path("case/<uuid:case_id>/workers/<uuid:staff_id>/end", workers.end_co_worker, name="end_co_worker"),
    path("case/<uuid:case_id>/enhanced", enhanced.choose_rights, name="set_enhanced"),
    path("case/<uuid:case_id>/restrict", restrict.choose_list, name="restrict_case"),
    path("case/<uuid:case_id>/seal", seal.show_list, name="seal_list"),
    path("case/<uuid:case_id>/seal/code-name", seal.draw_code_name, name="draw_code_name"),
    path("case/<uuid:case_id>/seal/ask", seal.ask_lift, name="ask_lift_seal"),
    path("case/<uuid:case_id>/seal/lift", seal.lift, name="lift_seal"),
    path("case/<uuid:case_id>/seal/<uuid:staff_id>/end", seal.end_place, name="end_listed"),
    path("case/<uuid:case_id>/read", sample.sample_case, name="sample_case"),
    path("case/<uuid:case_id>/close", closing.close_case, name="close_case"),
    path("case/<uuid:case_id>/reopen", closing.reopen_case, name="reopen_case"),
]
