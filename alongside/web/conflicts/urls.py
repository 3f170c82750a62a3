"""The addresses of this folder. Others link to `conflicts` and `declared_conflicts`."""

from django.urls import URLPattern, path

from alongside.web.conflicts import others, own

urlpatterns: list[URLPattern] = [
    path("conflicts", own.list_conflicts, name="conflicts"),
    path("conflicts/new/<slug:kind>", own.declare_conflict, name="declare_conflict"),
    path("conflicts/<uuid:conflict_id>", own.answer_conflict, name="answer_conflict"),
    path("declared", others.list_declared, name="declared_conflicts"),
    path("declared/<uuid:conflict_id>", others.show_declared, name="declared_conflict"),
    path("declared/<uuid:conflict_id>/end", others.end_conflict, name="end_conflict"),
    path("declared/<uuid:conflict_id>/met/<uuid:match_id>", others.settle_conflict, name="settle_conflict"),
]
