"""The addresses of this folder."""

from django.urls import URLPattern, path

from alongside.web.allocation import deciding, handing_over, marking, officer, team, waiting

urlpatterns: list[URLPattern] = [
    path("allocation", waiting.show_waiting, name="allocation"),
    path("allocation/team", team.show_team, name="team_load"),
    path("allocation/line", team.set_line, name="set_line"),
    path("allocation/officers/<uuid:staff_id>", officer.describe_officer, name="officer_profile"),
    path("allocation/officers/<uuid:staff_id>/hand-over", handing_over.hand_over, name="hand_over_cases"),
    path("how-we-decide", deciding.show_how, name="how_we_decide"),
    path("case/<uuid:case_id>/priority", marking.choose_priority, name="set_priority"),
    path("case/<uuid:case_id>/order", marking.mark_order, name="mark_order"),
]
