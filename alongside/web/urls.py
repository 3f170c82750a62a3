"""The addresses of the screens."""

from django.urls import URLPattern, URLResolver, include, path

from alongside.web.shell.language import choose_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("sign-in/", include("alongside.web.sign_in.urls")),
    path("language", choose_language, name="choose_language"),
]
