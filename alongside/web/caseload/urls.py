"""The addresses of this folder."""

from django.urls import URLPattern, path

from alongside.web.caseload.caseload import show_caseload

urlpatterns: list[URLPattern] = [path("caseload", show_caseload, name="caseload")]
