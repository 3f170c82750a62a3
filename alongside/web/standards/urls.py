"""The addresses of this folder."""

from django.urls import URLPattern, path

from alongside.web.standards.standards import drop_standard, show_standards

urlpatterns: list[URLPattern] = [
    path("standards", show_standards, name="standards"),
    path("standards/drop", drop_standard, name="drop_standard"),
]
