"""What a joining of two records moves from one person to the other, and how it is given back exactly.

Parts of an action, under the purpose of upkeep: nobody's own cases bound what moves.
"""

import hashlib
import json
from datetime import date
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

from alongside.queries.merges import FIELDS, pointing
from alongside.records.models import CaseRole, Channel, Different, Identifier, Person, PersonName

_OF_A_PART = ("public_id", "case_id", "role", "relation", "starts_on", "ended_on", "home_id")


def hold(kept: int, gone: int) -> tuple[Person, Person]:
    """Lock both, always in one order, and read them afresh."""
    rows = {row.pk: row for row in Person.objects.select_for_update().filter(pk__in=(kept, gone)).order_by("pk")}
    return rows[kept], rows[gone]


def state(kept: Person, gone: Person) -> str:
    """What stands of both, in short: another when anything of either was changed."""
    both = (kept.pk, gone.pk)
    found: list[Any] = [
        [(one.pk, one.version, *(str(getattr(one, name)) for name in FIELDS)) for one in (kept, gone)],
        *(
            sorted(model._default_manager.filter(person__in=both).values_list(*columns))
            for model, columns in (
                (PersonName, ("pk", "name")),
                (Identifier, ("pk", "person", "value")),
                (CaseRole, ("pk", "person", "role")),
            )
        ),
        sorted(Channel.objects.filter(person__in=both, ended_at__isnull=True).values_list("pk", "person")),
    ]
    return hashlib.blake2b(json.dumps(found).encode(), digest_size=16).hexdigest()


def move(kept: Person, gone: Person, chosen: dict[str, str]) -> dict[str, Any]:
    """Everything that is said of `gone` is said of `kept` from now; returns what is needed to give it back.

    What cannot stand twice (the same part in one case, a second plan of contact) stays with the record given up.
    """
    rows: list[list[Any]] = []
    dropped = _drop_parts(kept, gone)
    for model, column in pointing():
        for pk in model._default_manager.filter(**{column: gone.pk}).order_by("pk").values_list("pk", flat=True):
            try:
                with transaction.atomic():
                    model._default_manager.filter(pk=pk).update(**{column: kept.pk})
            except IntegrityError:
                continue
            rows.append([model.__name__, column, pk])
    pairs = _move_pairs(kept, gone)
    before, after = _choose(kept, gone, chosen)
    added = _keep_name(kept, gone, before["name"])
    for person in (kept, gone):
        person.version += 1
        person.save()
    return {"rows": rows, "parts": dropped, "pairs": pairs, "before": before, "after": after, "added": added}


def give_back(kept: Person, gone: Person, moved: dict[str, Any]) -> None:
    """Put everything back that is where the joining left it."""
    PersonName.objects.filter(pk__in=moved["added"], person=kept).delete()
    for name, column, pk in moved["rows"]:
        model: type[models.Model] = apps.get_model("records", name)
        model._default_manager.filter(pk=pk, **{column: kept.pk}).update(**{column: gone.pk})
    for pk, person, other in moved["pairs"]:
        Different.objects.filter(pk=pk).update(person=person, other=other)
    for part in moved["parts"]:
        CaseRole.objects.create(person=gone, **{name: _day(name, part[name]) for name in part})
    for name, value in moved["after"].items():
        if _plain(getattr(kept, name)) == value:
            setattr(kept, name, _day(name, moved["before"][name]))
    for person in (kept, gone):
        person.version += 1
        person.save()


def _drop_parts(kept: Person, gone: Person) -> list[dict[str, Any]]:
    """The same part in one case stands once: the one given up is kept aside."""
    there = set(CaseRole.objects.filter(person=kept).values_list("case_id", "role"))
    dropped = []
    for part in CaseRole.objects.filter(person=gone).order_by("pk"):
        if (part.case_id, part.role) in there:
            dropped.append({"id": part.pk} | {name: _plain(getattr(part, name)) for name in _OF_A_PART})
            part.delete()
    return dropped


def _move_pairs(kept: Person, gone: Person) -> list[list[int]]:
    """Who was found to be somebody else than the one is somebody else than the other too."""
    moved = []
    for row in Different.objects.filter(models.Q(person=gone) | models.Q(other=gone)).order_by("pk"):
        them = row.other_id if row.person_id == gone.pk else row.person_id
        first, second = sorted((kept.pk, them))
        if first != second and not Different.objects.filter(person=first, other=second).exists():
            moved.append([row.pk, row.person_id, row.other_id])
            Different.objects.filter(pk=row.pk).update(person=first, other=second)
    return moved


def _choose(kept: Person, gone: Person, chosen: dict[str, str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What stands of what both say; what only one says stands. Hidden places of either stay hidden."""
    names = [*FIELDS, "location_protected_on", "location_protected_by_id"]
    before = {name: _plain(getattr(kept, name)) for name in names}
    for name in FIELDS:
        if chosen.get(name) == "gone" or not getattr(kept, name):
            setattr(kept, name, getattr(gone, name) or getattr(kept, name))
    if kept.location_protected_on is None:
        kept.location_protected_on = gone.location_protected_on
        kept.location_protected_by_id = gone.location_protected_by_id
    return before, {name: _plain(getattr(kept, name)) for name in names}


def _keep_name(kept: Person, gone: Person, before: str) -> list[int]:
    """The name that does not stand still finds them."""
    other = gone.name if kept.name == before else before
    if other == kept.name or PersonName.objects.filter(person=kept, name=other).exists():
        return []
    return [PersonName.objects.create(person=kept, name=other, kind="alias").pk]


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int) else str(value)


def _day(name: str, value: Any) -> Any:
    days = ("date_of_birth", "died_on", "location_protected_on", "starts_on", "ended_on")
    return date.fromisoformat(value) if name in days and value else value
