"""The addresses of this folder.

Others link to `event_desk`, `message` (message_id) and `feeds`."""

from django.urls import URLPattern, path

from alongside.web.desk.desk import event_desk
from alongside.web.desk.feeds import feeds, release_quarantine
from alongside.web.desk.message import message

urlpatterns: list[URLPattern] = [
    path("desk", event_desk, name="event_desk"),
    path("desk/feeds", feeds, name="feeds"),
    path("desk/feeds/<slug:slug>/release", release_quarantine, name="release_quarantine"),
    path("desk/<uuid:message_id>", message, name="message"),
]
