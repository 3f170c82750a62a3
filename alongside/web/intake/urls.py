"""The addresses of this folder.

Others link to `open_case`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
