"""The addresses of this folder.

Others link to `add_person` (case_id), `edit_person` (case_id, person_id), `add_channel` (case_id, person_id) and
`edit_channel` (case_id, channel_id)."""

from django.urls import URLPattern, path

from alongside.web.people import people, places, ways

_PERSON = "case/<uuid:case_id>/people/<uuid:person_id>"
_WAY = "case/<uuid:case_id>/ways/<uuid:channel_id>"

urlpatterns: list[URLPattern] = [
    path("case/<uuid:case_id>/people/new", people.add_person, name="add_person"),
    path(_PERSON, people.edit_person, name="edit_person"),
    path(f"{_PERSON}/name", people.add_name, name="add_name"),
    path(f"{_PERSON}/number", people.add_number, name="add_number"),
    path(f"{_PERSON}/ways/new", ways.add_channel, name="add_channel"),
    path(f"{_PERSON}/places", places.protect_location, name="protect_location"),
    path(f"{_PERSON}/places/decide", places.lift_location, name="lift_location"),
    path(f"{_WAY}/place", places.reveal_place, name="reveal_place"),
    path("case/<uuid:case_id>/parts/<uuid:part_id>/end", people.end_role, name="end_role"),
    path(_WAY, ways.edit_channel, name="edit_channel"),
    path(f"{_WAY}/end", ways.end_channel, name="end_channel"),
]
