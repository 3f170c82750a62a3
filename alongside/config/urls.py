"""The addresses of the installation: the web for people, the API for machines."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = []
if find_spec("alongside.web.urls"):
    urlpatterns.append(path("", include("alongside.web.urls")))

handler400 = "alongside.web.shell.refusals.bad_request"
handler403 = "alongside.web.shell.refusals.forbidden"
handler404 = "alongside.web.shell.refusals.not_found"
handler429 = "alongside.web.shell.refusals.too_many"
handler500 = "alongside.web.shell.refusals.broken"
