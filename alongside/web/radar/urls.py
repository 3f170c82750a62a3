"""The addresses of this folder.

Others link to `radar`, `no_contact` (case_id) and `post_returned` (case_id, channel_id)."""

from django.urls import URLPattern, path

from alongside.web.radar import radar, sleeping, wishes

urlpatterns: list[URLPattern] = [
    path("radar", radar.show_radar, name="radar"),
    path("radar/feed/<slug:slug>/later", sleeping.snooze_feed, name="snooze_feed"),
    path("radar/sentence/<uuid:stub_id>/later", sleeping.snooze_sentence, name="snooze_sentence"),
    path("case/<uuid:case_id>/silence/<slug:silence>/later", sleeping.snooze_finding, name="snooze_finding"),
    path("case/<uuid:case_id>/silence/<slug:silence>/wake", sleeping.wake_finding, name="wake_finding"),
    path("case/<uuid:case_id>/no-contact", wishes.no_contact, name="no_contact"),
    path("case/<uuid:case_id>/ways/<uuid:channel_id>/returned", wishes.post_returned, name="post_returned"),
]
