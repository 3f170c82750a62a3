"""The addresses of this folder."""

from django.urls import URLPattern, path

from alongside.web.today.today import front

urlpatterns: list[URLPattern] = [path("", front, name="today")]
