"""The addresses of this folder.

Others link to `emergency`, `end_emergency` (use_id), `emergency_reviews` and `alerts`."""

from django.urls import URLPattern, path

from alongside.web.emergency import alerts, ask, reviews, using

urlpatterns: list[URLPattern] = [
    path("emergency", ask.ask, name="emergency"),
    path("emergency/reviews", reviews.list_reviews, name="emergency_reviews"),
    path("emergency/reviews/<uuid:use_id>", reviews.review, name="review_emergency"),
    path("emergency/<uuid:use_id>", using.go, name="use_emergency"),
    path("emergency/<uuid:use_id>/end", using.end, name="end_emergency"),
    path("alerts", alerts.show_alerts, name="alerts"),
]
