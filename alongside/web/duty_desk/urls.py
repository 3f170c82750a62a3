"""The addresses of this folder. Others link to `duty_desk`."""

from django.urls import URLPattern, path

from alongside.web.duty_desk import desk, handing, rota

urlpatterns: list[URLPattern] = [
    path("duty-desk", desk.show_desk, name="duty_desk"),
    path("duty-desk/rota", rota.set_rota, name="set_rota"),
    path("duty-desk/rota/<uuid:shift_id>/off", rota.call_off, name="call_off_shift"),
    path("duty-desk/hand-over", handing.hand_over, name="hand_over"),
    path("duty-desk/hand-over/<uuid:note_id>/read", handing.read_hand_over, name="read_hand_over"),
]
