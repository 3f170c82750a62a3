"""The addresses of this folder.

Others link to `case_keeping` (case_id)."""

from django.urls import URLPattern, path

from alongside.web.keeping import keeping

urlpatterns: list[URLPattern] = [
    path("case/<uuid:case_id>/keeping", keeping.show_keeping, name="case_keeping"),
    path("case/<uuid:case_id>/keeping/decide", keeping.decide_keeping, name="decide_keeping"),
    path("case/<uuid:case_id>/keeping/hold", keeping.place_hold, name="place_hold"),
    path("case/<uuid:case_id>/keeping/hold/<uuid:hold_id>/ask", keeping.ask_lift, name="ask_lift_hold"),
    path("case/<uuid:case_id>/keeping/hold/<uuid:hold_id>/end", keeping.lift, name="lift_hold"),
]
