"""The addresses of this folder.

Others link to `referrals` and `referral` (referral_id)."""

from django.urls import URLPattern, path

from alongside.web.referrals.deciding import accept_referrals, answer_referral, clear_gate, mend_referral
from alongside.web.referrals.inbox import inbox
from alongside.web.referrals.referral import referral

urlpatterns: list[URLPattern] = [
    path("referrals", inbox, name="referrals"),
    path("referrals/accept", accept_referrals, name="accept_referrals"),
    path("referrals/<uuid:referral_id>", referral, name="referral"),
    path("referrals/<uuid:referral_id>/answer", answer_referral, name="answer_referral"),
    path("referrals/<uuid:referral_id>/mend", mend_referral, name="mend_referral"),
    path("referrals/<uuid:referral_id>/gates/<uuid:gate_id>", clear_gate, name="clear_gate"),
]
