"""The addresses of this folder."""

from django.urls import URLPattern, path

from alongside.web.search.search import find

urlpatterns: list[URLPattern] = [path("search", find, name="search")]
