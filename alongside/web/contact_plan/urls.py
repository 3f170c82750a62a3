"""The addresses of this folder: one part of a plan each, of a person (person_id) of a case. Others link to none."""

from django.urls import URLPattern, path

from alongside.web.contact_plan import addresses, edit, referrer

_OF = "case/<uuid:case_id>/plan/<uuid:person_id>"

urlpatterns: list[URLPattern] = [
    path(f"{_OF}/words", edit.change_words, name="plan_words"),
    path(f"{_OF}/language", edit.change_language, name="plan_language"),
    path(f"{_OF}/needs", edit.change_needs, name="plan_needs"),
    path(f"{_OF}/times", edit.add_times, name="plan_times"),
    path(f"{_OF}/times/<slug:place>/end", edit.drop_times, name="plan_times_end"),
    path(f"{_OF}/days", edit.add_careful_day, name="plan_day"),
    path(f"{_OF}/days/<slug:place>/end", edit.drop_careful_day, name="plan_day_end"),
    path(f"{_OF}/instead", edit.change_proxy, name="plan_proxy"),
    path(f"{_OF}/review", edit.review_plan, name="plan_review"),
    path(f"{_OF}/earlier-address", addresses.add_former_address, name="plan_former_address"),
    path("case/<uuid:case_id>/address/<uuid:channel_id>", addresses.change_address, name="plan_address"),
    path("case/<uuid:case_id>/ask-referrer", referrer.ask_referrer, name="ask_referrer"),
]
