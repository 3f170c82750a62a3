"""The addresses of this folder.

Others link to `event_desk`, `message` (message_id) and `feeds`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
