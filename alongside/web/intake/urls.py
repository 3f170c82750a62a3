"""The addresses of this folder.

Others link to `open_case`, and from a referral to `open_referral` (referral_id)."""

from django.urls import URLPattern, path

from alongside.web.intake.opening import open_case, open_referral

urlpatterns: list[URLPattern] = [
    path("case/new", open_case, name="open_case"),
    path("referrals/<uuid:referral_id>/case", open_referral, name="open_referral"),
]
