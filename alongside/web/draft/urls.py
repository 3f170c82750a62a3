"""The addresses of this folder."""

from django.urls import URLPattern, path

from alongside.web.draft.drafts import drop_draft, keep_draft, list_drafts

urlpatterns: list[URLPattern] = [
    path("drafts", list_drafts, name="drafts"),
    path("drafts/keep", keep_draft, name="keep_draft"),
    path("drafts/drop", drop_draft, name="drop_draft"),
]
