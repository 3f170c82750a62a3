"""The addresses of this folder. Others link to `privacy`, `statements` and `statement`."""

from django.urls import URLPattern, path

from alongside.web.privacy.desk import show_privacy
from alongside.web.privacy.flag import settle_flag
from alongside.web.privacy.openings import show_openings
from alongside.web.privacy.statement import check_statement, make_statement, show_statement

urlpatterns: list[URLPattern] = [
    path("privacy", show_privacy, name="privacy"),
    path("privacy/openings", show_openings, name="openings"),
    path("privacy/flags/<uuid:flag_id>", settle_flag, name="settle_flag"),
    path("privacy/statements/<uuid:statement_id>", check_statement, name="check_statement"),
    path("case/<uuid:case_id>/statements", make_statement, name="statements"),
    path("case/<uuid:case_id>/statements/<uuid:statement_id>", show_statement, name="statement"),
]
