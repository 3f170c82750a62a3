"""The addresses of this folder. Others link to `covers`, `cover_sheet` and `hand_back` (cover_id)."""

from django.urls import URLPattern, path

from alongside.web.cover import arrange, covers, hand_back, sheet

urlpatterns: list[URLPattern] = [
    path("cover", covers.list_covers, name="covers"),
    path("cover/new", arrange.start_cover, name="start_cover"),
    path("cover/<uuid:cover_id>", covers.show_cover, name="cover"),
    path("cover/<uuid:cover_id>/longer", arrange.extend_cover, name="extend_cover"),
    path("cover/<uuid:cover_id>/end", arrange.end_cover, name="end_cover"),
    path("cover/<uuid:cover_id>/sheet", sheet.show_sheet, name="cover_sheet"),
    path("cover/<uuid:cover_id>/hand-back", hand_back.hand_back, name="hand_back"),
]
