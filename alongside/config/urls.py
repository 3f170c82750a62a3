"""The addresses of the installation: the web for people, the API for machines."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path

from alongside.api.inbox import api

_machines, _app, _namespace = api.urls
for _address in _machines:
    if isinstance(_address, URLPattern):
        # A machine proves itself by its source's key: it is refused with 401, and never led to a page to sign in at.
        _address.callback = login_not_required(_address.callback)

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", (_machines, _app, _namespace)),
    path("", include("alongside.web.urls")),
]

handler400 = "alongside.web.shell.refusals.bad_request"
handler403 = "alongside.web.shell.refusals.forbidden"
handler404 = "alongside.web.shell.refusals.not_found"
handler429 = "alongside.web.shell.refusals.too_many"
handler500 = "alongside.web.shell.refusals.broken"
