"""What the records hold of people that they can be found and compared by."""

from collections.abc import Collection
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from alongside.records.models import Channel, Identifier, Person, PersonName
from alongside.records.sealed_text import opened
from alongside.rules.matching import Known

_PLACES = frozenset({"post", "visit"})
_PHONES = frozenset({"phone", "text", "voicemail", "third_party"})


def known(person_ids: Collection[int]) -> dict[int, Known]:
    """The same of these people, as whoever acts may see it. One query."""
    rows = Person.objects.filter(pk__in=person_ids).annotate(
        others=ArraySubquery(PersonName.objects.filter(person=OuterRef("pk")).order_by("pk").values("name")),
        numbers=ArraySubquery(
            Identifier.objects.filter(person=OuterRef("pk"))
            .order_by("pk")
            .values(one=JSONObject(kind="kind", value="value"))
        ),
        ways=ArraySubquery(
            Channel.objects.filter(person=OuterRef("pk"), ended_at__isnull=True)
            .order_by("pk")
            .values(one=JSONObject(**{name: name for name in ("public_id", "way", "value", "postcode")}))
        ),
    )
    asked = ("pk", "name", "known_as", "others", "date_of_birth", "location_protected_on", "numbers", "ways")
    return {row["pk"]: _known(row) for row in rows.values(*asked)}


def _known(row: dict[str, Any]) -> Known:
    # Inside a JSON object the database knows of no seal.
    ways = [
        (one["way"], *(opened(Channel, name, one["public_id"], one[name]) for name in ("value", "postcode")))
        for one in row["ways"]
    ]
    placed = ways if row["location_protected_on"] is None else []
    return Known(
        names=tuple(dict.fromkeys(name for name in (row["name"], row["known_as"], *row["others"]) if name)),
        born=row["date_of_birth"],
        postcodes=tuple(postcode for _, _, postcode in placed if postcode),
        identifiers=tuple((one["kind"], one["value"]) for one in row["numbers"]),
        phones=tuple(value for way, value, _ in ways if way in _PHONES),
        emails=tuple(value for way, value, _ in ways if way == "email"),
        addresses=tuple((value, postcode) for way, value, postcode in placed if way in _PLACES),
    )
