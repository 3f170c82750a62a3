"""The addresses of the installation: the web for people, the API for machines."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = []
if find_spec("alongside.web.urls"):
    urlpatterns.append(path("", include("alongside.web.urls")))
