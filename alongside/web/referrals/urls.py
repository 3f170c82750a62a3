"""The addresses of this folder.

Others link to `referrals`, `referral` (referral_id) and, for partners, `sent_by_partner`."""

from django.urls import URLPattern, path

from alongside.web.referrals.deciding import accept_referrals, answer_referral, clear_gate, mend_referral
from alongside.web.referrals.excluded import excluded_crimes
from alongside.web.referrals.files import (
    drop_referral_import,
    referral_feedback,
    referral_import,
    referral_imports_page,
)
from alongside.web.referrals.inbox import inbox
from alongside.web.referrals.mapping import map_referral_import
from alongside.web.referrals.partner import send_referral, sent_by_partner
from alongside.web.referrals.referral import referral
from alongside.web.referrals.rows import leave_row, mend_row

_FILE = "referrals/files/<uuid:import_id>"

urlpatterns: list[URLPattern] = [
    path("referrals", inbox, name="referrals"),
    path("referrals/accept", accept_referrals, name="accept_referrals"),
    path("referrals/excluded", excluded_crimes, name="excluded_crimes"),
    path("referrals/files", referral_imports_page, name="referral_imports"),
    path(_FILE, referral_import, name="referral_import"),
    path(f"{_FILE}/columns", map_referral_import, name="map_referral_import"),
    path(f"{_FILE}/drop", drop_referral_import, name="drop_referral_import"),
    path(f"{_FILE}/feedback", referral_feedback, name="referral_feedback"),
    path(f"{_FILE}/rows/<uuid:row_id>", mend_row, name="mend_row"),
    path(f"{_FILE}/rows/<uuid:row_id>/leave", leave_row, name="leave_row"),
    path("referrals/sent", sent_by_partner, name="sent_by_partner"),
    path("referrals/sent/new", send_referral, name="send_referral"),
    path("referrals/<uuid:referral_id>", referral, name="referral"),
    path("referrals/<uuid:referral_id>/answer", answer_referral, name="answer_referral"),
    path("referrals/<uuid:referral_id>/mend", mend_referral, name="mend_referral"),
    path("referrals/<uuid:referral_id>/gates/<uuid:gate_id>", clear_gate, name="clear_gate"),
]
