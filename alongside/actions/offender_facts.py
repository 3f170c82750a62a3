"""Key dates and sentences as the messages tell them: rows that came from messages are brought into line with these.

Only what is believed may come in here: a held message waits for an officer and is no fact about anybody.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from alongside.catalogue.desk import OF_A_CASE, Heard
from alongside.catalogue.happenings import Happening
from alongside.catalogue.signals import Identifier as Number
from alongside.records.models import InboundMessage, KeyDate, Sentence

Numbers = Mapping[int, frozenset[Number]]
Rows = Mapping[str, InboundMessage]

SENTENCE_KINDS = {
    "CUSTODY": "custody",
    "CUSTODY_DETERMINATE": "custody",
    "CUSTODY_SPECIAL": "custody",
    "CUSTODY_EXTENDED": "extended",
    "CUSTODY_INDETERMINATE": "life",
    "CUSTODY_YOUTH": "detention_training",
    "HOSPITAL_ORDER": "hospital_order",
    "HOSPITAL_AND_LIMITATION_DIRECTION": "hospital_direction",
    "SUSPENDED": "suspended",
    "SUSPENDED_ACTIVATED": "custody",
}
"""Classes of court results that are sentences, and the kind each is kept as."""


BASIS_BY_FORM = {
    "court hearing": "court",
    "court results document": "court",
    "court notice": "court",
    "Libra case": "court",
    "prison court date": "court",
    "parole file": "parole",
}
"""Forms of message whose dates are not the prison's own reckoning, and whose they are."""


def write_dates(believed: Iterable[Heard], numbers: Numbers, rows: Rows) -> None:
    """Bring key dates into line. Two queries at most where no date changed, none where no message tells one."""
    telling = [one for one in believed if one.signal.dates]
    if not telling:
        return
    wanted: dict[tuple[Any, ...], KeyDate] = {}
    for person, theirs in numbers.items():
        for one in telling:
            if _about(one, theirs):
                for row in _dates(one, person, rows[one.id].pk):
                    wanted.setdefault((person, row.kind, row.basis, row.value, row.as_of), row)
    there = {
        (row.person_id, row.kind, row.basis, row.value, row.as_of): row.pk
        for row in KeyDate.objects.filter(person_id__in=numbers, message__isnull=False)
    }
    gone = [pk for key, pk in there.items() if key not in wanted]
    if gone:
        KeyDate.objects.filter(pk__in=gone).delete()
    KeyDate.objects.bulk_create([row for key, row in wanted.items() if key not in there], ignore_conflicts=True)


def _dates(one: Heard, person: int, message: int) -> Iterable[KeyDate]:
    overridden = one.signal.facts.get("overridden_dates")
    for code, day in one.signal.dates.items():
        basis = BASIS_BY_FORM.get(one.signal.form, "calculated")
        if isinstance(overridden, dict) and code in overridden:
            basis = "override"
        yield KeyDate(
            person_id=person,
            kind=code[:12],
            basis="confirmed" if code == "CONFIRMED" else basis,
            value=day,
            as_of=one.signal.occurred_at or one.received_at,
            source=one.signal.form[:60],
            message_id=message,
        )


def write_sentences(believed: Iterable[Heard], numbers: Numbers, rows: Rows) -> None:
    """Bring sentences into line with the newest result of each hearing: a re-shared result replaces the one before."""
    telling = [one for one in believed if one.signal.happening in (Happening.SENTENCED, Happening.COURT_RESULT)]
    if not telling:
        return
    newest: dict[tuple[int, str], Heard] = {}
    for one in sorted(telling, key=lambda one: (one.signal.occurred_at or one.received_at, one.id)):
        for person, theirs in numbers.items():
            if _about(one, theirs):
                newest[(person, str(one.signal.facts.get("hearing_id") or one.id))] = one
    wanted = {
        (person, row.key): row
        for (person, _), one in newest.items()
        for row in _sentences(one, person, rows[one.id].pk)
    }
    there = {
        (row.person_id, row.key): row.pk
        for row in Sentence.objects.filter(person_id__in=numbers, message__isnull=False)
    }
    gone = [pk for key, pk in there.items() if key not in wanted]
    if gone:
        Sentence.objects.filter(pk__in=gone).delete()
    Sentence.objects.bulk_create([row for key, row in wanted.items() if key not in there])


def _sentences(one: Heard, person: int, message: int) -> Iterable[Sentence]:
    facts = one.signal.facts
    offences = facts.get("offences")
    if not isinstance(offences, list):
        return
    for number, offence in enumerate(offences):
        for place, result in enumerate(offence.get("results", ())):
            kind = SENTENCE_KINDS.get(str(result.get("class")))
            if kind is None:
                continue
            length = result.get("length") or {}
            yield Sentence(
                person_id=person,
                kind=kind,
                passed_on=_day(result.get("ordered_on")) or one.signal.dates.get("SENTENCED"),
                years=length.get("years"),
                months=length.get("months"),
                weeks=length.get("weeks"),
                days=length.get("days"),
                court=str(facts.get("court") or "")[:120],
                offence=str(offence.get("title") or "")[:200],
                source=one.signal.form[:60],
                key=f"{one.id[:40]}:{number}:{place}",
                as_of=one.signal.occurred_at or one.received_at,
                message_id=message,
            )


def _about(one: Heard, theirs: frozenset[Number]) -> bool:
    """Whether a message is about a person, by a number of their own: the accused of one case share that of the case."""
    return any(number in theirs and number.kind not in OF_A_CASE for number in one.signal.identifiers)


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text)) if text else None
    except ValueError:
        return None
