"""The addresses of this folder.

Others link to `record_contact` (case_id; `?for=<duty uuid>` ticks that duty), `call_card` (case_id, channel_id; `?for=`
goes with it) and `second_person` (case_id, asked_id)."""

from django.urls import URLPattern, path

from alongside.web.contact.card import call_card
from alongside.web.contact.deciding import second_person, show_overrides
from alongside.web.contact.record import record_contact

urlpatterns: list[URLPattern] = [
    path("case/<uuid:case_id>/contact/new", record_contact, name="record_contact"),
    path("case/<uuid:case_id>/call/<uuid:channel_id>", call_card, name="call_card"),
    path("case/<uuid:case_id>/second-person/<uuid:asked_id>", second_person, name="second_person"),
    path("guard", show_overrides, name="guard"),
]
