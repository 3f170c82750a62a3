"""What the records hold of people that they can be found and compared by."""

from collections import defaultdict

from alongside.records.models import Channel, Identifier, Person, PersonName
from alongside.rules.matching import Known

_PLACES = frozenset({"post", "visit"})
_PHONES = frozenset({"phone", "text", "voicemail", "third_party"})


def known(person_ids: list[int]) -> dict[int, Known]:
    """The same of these people, as whoever acts may see it. Four queries."""
    names: dict[int, list[str]] = defaultdict(list)
    born, hidden = {}, set()
    for pk, name, known_as, day, protected in Person.objects.filter(pk__in=person_ids).values_list(
        "pk", "name", "known_as", "date_of_birth", "location_protected_on"
    ):
        names[pk] += [one for one in (name, known_as) if one]
        born[pk] = day
        if protected:
            hidden.add(pk)
    for pk, name in PersonName.objects.filter(person__in=person_ids).values_list("person_id", "name"):
        names[pk].append(name)
    numbers: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for pk, kind, value in Identifier.objects.filter(person__in=person_ids).values_list("person_id", "kind", "value"):
        numbers[pk].append((kind, value))
    reached: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for pk, way, value, postcode in Channel.objects.filter(person__in=person_ids, ended_at__isnull=True).values_list(
        "person_id", "way", "value", "postcode"
    ):
        reached[pk].append((way, value, postcode))
    return {
        pk: Known(
            names=tuple(dict.fromkeys(names[pk])),
            born=born[pk],
            postcodes=() if pk in hidden else tuple(postcode for _, _, postcode in reached[pk] if postcode),
            identifiers=tuple(numbers[pk]),
            phones=tuple(value for way, value, _ in reached[pk] if way in _PHONES),
            emails=tuple(value for way, value, _ in reached[pk] if way == "email"),
            addresses=() if pk in hidden else tuple((text, code) for way, text, code in reached[pk] if way in _PLACES),
        )
        for pk in born
    }
