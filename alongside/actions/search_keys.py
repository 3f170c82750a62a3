"""Keep the key table true to what is known of people.

Not actions of a person: other actions call `refresh` inside their own transaction whenever a name, date of birth,
channel, identifier or role has changed. The index belongs to the organisation, so a change made by one unit's officer
must reach the keys of a case she may not see: the rows are rewritten under the purpose of upkeep, and nothing is
returned. Whoever declared one of these people is barred in the same moment (`bars`), and the lists of another agency
are honoured anew in their cases (`limits`).
"""

from collections.abc import Iterable

from django.db import connection, transaction

from alongside.actions import bars, limits
from alongside.queries import scope
from alongside.queries.recorded import known as known
from alongside.queries.search import key_number
from alongside.records.models import Conflict, ConflictKey, Person
from alongside.rules import conflicts, matching
from alongside.rules.matching import Known

A_BATCH = 500
"""People whose keys are written in one statement when many are."""

DECLARING = 0x0C0F11C7
"""The number of the lock of whoever declares a conflict."""


def refresh(person: Person) -> None:
    """Make the search keys of this person again, in every case with a part for them. Within a transaction."""
    refresh_many([person.pk])


def refresh_many(person_ids: Iterable[int]) -> int:
    """Make the search keys of these people again; returns how many keys were written. Within a transaction."""
    written = 0
    with scope.upkeep() as acting:
        ids = list(person_ids)
        for start in range(0, len(ids), A_BATCH):
            keys, about = _rewrite(ids[start : start + A_BATCH])
            written += keys
            bars.meet(about, acting)
        limits.concern(ids)
    return written


def rebuild() -> int:
    """Make every key again, a batch of people to a transaction: after the key or the rules of matching changed."""
    written = after = 0
    while True:
        with transaction.atomic(), scope.upkeep():
            ids = list(Person.objects.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:A_BATCH])
            if not ids:
                for conflict in Conflict.objects.filter(ended_at__isnull=True):
                    look_for(conflict)
                return written
            written += _rewrite(ids)[0]
            after = ids[-1]


def look_for(conflict: Conflict) -> set[int]:
    """Make the keys by which a declared conflict is met; returns who answers to one of them. Within `scope.upkeep`."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [DECLARING])
        number = key_number()
        keys = sorted(map(number, conflicts.keys(bars.declared(conflict))))
        ConflictKey.objects.filter(conflict=conflict).delete()
        ConflictKey.objects.bulk_create(ConflictKey(conflict=conflict, key=key) for key in keys)
        cursor.execute("select distinct person_id from records_searchkey where key = any(%s)", [keys])
        return {person for (person,) in cursor.fetchall()}


def _rewrite(person_ids: list[int]) -> tuple[int, dict[int, Known]]:
    with connection.cursor() as cursor:
        # A conflict declared meanwhile would be met by neither: its declaring waits for us, or we for it.
        cursor.execute("select pg_advisory_xact_lock_shared(%s)", [DECLARING])
        # One at a time for a person. And before the current key is asked for: who makes a new one waits for those that
        # may still write with the old one, and the lock makes this transaction known to them.
        cursor.execute(
            "select from records_person where id = any(%s) order by id for no key update", [sorted(person_ids)]
        )
        cursor.execute("delete from records_searchkey where person_id = any(%s)", [person_ids])
        number = key_number()
        about = known(person_ids)
        pairs = [(pk, number(key)) for pk, one in about.items() for key in sorted(matching.keys(one))]
        # Professionals stand in thousands of cases and nobody looks for a case by them.
        cursor.execute(
            """insert into records_searchkey (key, person_id, case_id, unit_id)
            select k.key, k.person_id, c.id, c.unit_id
            from unnest(%s::bigint[], %s::bigint[]) k(person_id, key)
            join (select distinct person_id, case_id from records_caserole
                  where person_id = any(%s) and ended_on is null and role <> 'professional') r using (person_id)
            join records_case c on c.id = r.case_id""",
            [[pk for pk, _ in pairs], [key for _, key in pairs], person_ids],
        )
        written: int = cursor.rowcount
        cursor.execute(
            "select person_id, id, unit_id, reference from records_case where person_id = any(%s)", [person_ids]
        )
        cases = cursor.fetchall()
        cursor.executemany(
            "insert into records_searchkey (key, person_id, case_id, unit_id) values (%s, %s, %s, %s)",
            [(number(matching.reference_key(reference)), pk, case, unit) for pk, case, unit, reference in cases],
        )
    return written + len(cases), about
