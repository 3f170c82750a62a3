"""A caseload of any size for the bench: one unit, officers with 250 cases each, and all that hangs on a case.

Each case has a victim with two channels and a crime reference, an offender (every fourth shared with the case before)
with his numbers, a sentence and two dates, five notes, two contacts, three duties of which one was met, an event, and
about forty search keys. The first officer's first case has 20 notes and the second 200.
"""

import json
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from random import Random

from alongside.catalogue.kinds import DutyKind, EventKind
from alongside.catalogue.services import SERVICES, duties_on
from alongside.gateways import sealing
from alongside.jobs.bench_people import People, Somebody
from alongside.jobs.bench_tables import Table, filling
from alongside.rules import matching
from alongside.rules.matching import Hash, Known

CASES_EACH = 250
MEASURED = 8 * CASES_EACH
"""The cases of the officers who sign in."""
NOTES = 5
WITH_NOTES = (20, 200)
"""Notes of the first two cases."""

COLUMNS = {
    "records_person": "id public_id organisation_id name date_of_birth language placed version",
    "records_identifier": "id organisation_id person_id kind value",
    "records_channel": "id public_id person_id way value postcode safety said_by said_on recorded_at",
    "records_case": "id public_id reference organisation_id unit_id person_id owner_id state offence_summary risk"
    " opened_on last_contact_on version",
    "records_caserole": "id public_id case_id person_id role starts_on",
    "records_offence": "id case_id person_id title source index_offence",
    "records_sentence": "id person_id kind passed_on years source as_of",
    "records_keydate": "id person_id kind basis value as_of source",
    "records_event": "id public_id case_id kind state occurred_at recorded_at recorded_by_id",
    "records_duty": "id public_id case_id unit_id owner_id event_id kind rules state due_on because may_say tell"
    " confidence arose_at ended_at ended_by_id version",
    "records_contact": "id public_id case_id made_at made_by_id recorded_at direction way person_id answered_by"
    " outcome said",
    "records_note": "id public_id case_id written_at written_by_id text",
    "records_searchkey": "id key person_id case_id unit_id",
    "records_journalentry": "id at staff_id verb case_id organisation_id facts",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the cases go: an organisation, its unit, its officers' account numbers in order, and the day it is."""

    organisation: int
    unit: int
    officers: list[int]
    service: str
    today: date


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was made: the two measured cases, some people to look for, the offenders' numbers, and how much there is."""

    cases: int
    people: int
    rows: int
    keys: int
    with_notes: tuple[uuid.UUID, uuid.UUID]
    some_cases: list[uuid.UUID]
    some_people: list[Somebody]
    prison_numbers: list[str]

    def to_json(self) -> str:
        """To be kept beside the database."""
        return json.dumps(asdict(self), default=str)

    @classmethod
    def from_json(cls, text: str) -> "Loaded":
        """As it was kept."""
        kept = json.loads(text)
        short, long = map(uuid.UUID, kept["with_notes"])
        people = [Somebody(**{**one, "born": date.fromisoformat(one["born"])}) for one in kept["some_people"]]
        cases = [uuid.UUID(one) for one in kept["some_cases"]]
        return cls(**{**kept, "with_notes": (short, long), "some_people": people, "some_cases": cases})


def load(address: str, place: Place, cases: int, hashed: Hash, tell: Callable[[str], None]) -> Loaded:
    """Make `cases` cases as the owner of the tables at `address`."""
    tables = {name: Table(address, name, columns) for name, columns in COLUMNS.items()}
    writer = _Writer(tables, place, hashed)
    with filling(address, list(tables.values()), list(tables)):
        for number in range(cases):
            writer.case(number)
            if number and number % 50_000 == 0:
                tell(f"  {number:,} cases")
        tell("  making the indexes")
    return Loaded(
        cases=cases,
        people=tables["records_person"].rows,
        rows=sum(table.rows for table in tables.values()),
        keys=tables["records_searchkey"].rows,
        with_notes=(writer.some_cases[0], writer.some_cases[1]),
        some_cases=writer.some_cases,
        some_people=writer.some_people,
        prison_numbers=writer.prison_numbers(),
    )


class _Writer:
    def __init__(self, tables: dict[str, Table], place: Place, hashed: Hash) -> None:
        self._tables = tables
        self._place = place
        self._hashed = hashed
        self._people = People(seed=1)
        self._random = Random(2)  # a rehearsal, not a secret
        self._noon = datetime.combine(place.today, datetime.min.time(), UTC) + timedelta(hours=9)
        self._event, self._duties = _work_of(place.service)
        self._offender: tuple[int, Somebody, str, str] | None = None
        self.some_cases: list[uuid.UUID] = []
        self.some_people: list[Somebody] = []
        self._near: list[str] = []
        self._far: list[str] = []

    def case(self, number: int) -> None:
        """One case, with everything that hangs on it."""
        place = self._place
        officer = place.officers[number // CASES_EACH % len(place.officers)]
        opened = place.today - timedelta(days=20 + number * 37 % 600)
        victim = self._people.one()
        victim_id = self._person(victim)
        offender_id, offender, prison, probation = self._some_offender(number, opened)
        case_id, public_id = number + 1, self._uuid()
        reference = _reference(number)
        title = _OFFENCES[number % len(_OFFENCES)]
        add = self._add
        self._tables["records_case"].add(
            *(case_id, public_id, reference, place.organisation, place.unit, victim_id, officer, "open", title),
            *(("standard", "medium", "high")[number % 3], opened, place.today - timedelta(days=number % 40), 1),
        )
        crime = f"{number % 43:02d}/{number:07d}/{opened.year % 100}"
        add("records_identifier", place.organisation, victim_id, "CRIME_REF", crime)
        add("records_caserole", self._uuid(), case_id, victim_id, "victim", opened)
        add("records_caserole", self._uuid(), case_id, offender_id, "offender", opened)
        add("records_offence", case_id, offender_id, title, "police", "t")
        for way, value, postcode in (
            ("phone", victim.phone, ""),
            ("post", f"{number % 90 + 1} Elm Row", victim.postcode),
        ):
            said = victim.name, _said_on(number, place.today)
            row = self._uuid()
            kept = _sealed("channel", "value", row, value), _sealed("channel", "postcode", row, postcode)
            add("records_channel", row, victim_id, way, *kept, "safe", *said, self._ago(20))
        self._work(number, case_id, officer, victim_id)
        self._keys(case_id, victim_id, victim, (("CRIME_REF", crime),), matching.reference_key(reference))
        self._keys(case_id, offender_id, offender, (("NOMS", prison), ("CRN", probation)))
        if number < MEASURED:
            self.some_cases.append(public_id)
            self.some_people.append(victim)

    def prison_numbers(self) -> list[str]:
        """The offenders a feed may be about."""
        return self._far or self._near

    def _work(self, number: int, case_id: int, officer: int, victim_id: int) -> None:
        add, place = self._add, self._place
        notes = WITH_NOTES[number] if number < len(WITH_NOTES) else NOTES
        for note in range(notes):
            row = self._uuid()
            text = _sealed("note", "text", row, _NOTES[(number + note) % len(_NOTES)])
            add("records_note", row, case_id, self._ago(notes - note), officer, text)
        for contact in range(2):
            row = self._uuid()
            said = _sealed("contact", "said", row, _SAID[(number + contact) % len(_SAID)])
            add(
                *(
                    "records_contact",
                    row,
                    case_id,
                    self._ago(contact * 9 + 2),
                    officer,
                    self._ago(contact * 9 + 2),
                ),
                *("out", "phone", victim_id, "victim", "spoke", said),
            )
        arose = self._ago(20)
        event_id = add("records_event", self._uuid(), case_id, self._event.slug, "confirmed", arose, arose, officer)
        for at, kind in enumerate(self._duties):
            due = place.today + timedelta(days=(number * 7 + at * 53) % 120 - 3)
            met = at == 0
            add(
                *("records_duty", self._uuid(), case_id, place.unit, officer, event_id, kind.slug),
                *([rule.id for rule in kind.rules], "met" if met else "open", due, _because(due)),
                *({"en": kind.may_say.en, "cy": kind.may_say.cy}, str(kind.tell), "V", arose),
                *(self._ago(3) if met else None, officer if met else None, 1),
            )
        for days in (19, 2):
            add("records_journalentry", self._ago(days), officer, "case.view", case_id, place.organisation, {})

    def _some_offender(self, number: int, opened: date) -> tuple[int, Somebody, str, str]:
        if self._offender is not None and number % 4 == 1:
            return self._offender
        offender = self._people.one()
        pk = self._person(offender)
        prison = f"{_LETTERS[number // 6_760_000 % 26]}{number // 676 % 10_000:04d}{_LETTERS[number // 26 % 26]}"
        prison += _LETTERS[number % 26]
        probation = f"{_LETTERS[number // 1_000_000 % 26]}{number % 1_000_000:06d}"
        for kind, value in (("NOMS", prison), ("CRN", probation)):
            self._add("records_identifier", self._place.organisation, pk, kind, value)
        self._add("records_sentence", pk, "custody", opened, 3, "bench", self._ago(300))
        for kind, days in (("CRD", 400), ("SED", 900)):
            self._add("records_keydate", pk, kind, "calculated", opened + timedelta(days=days), self._ago(300), "bench")
        # The feed is about the cases of officers who are not being watched, where there are any.
        if number < MEASURED:
            self._near.append(prison)
        elif len(self._far) < 5_000:
            self._far.append(prison)
        self._offender = (pk, offender, prison, probation)
        return self._offender

    def _person(self, somebody: Somebody) -> int:
        return self._add(
            *("records_person", self._uuid(), self._place.organisation, somebody.name, somebody.born, "en", "t", 1)
        )

    def _keys(self, case_id: int, pk: int, about: Somebody, numbers: tuple[tuple[str, str], ...], *more: str) -> None:
        known = Known((), about.born, (about.postcode,), numbers, (about.phone,))
        found = {self._hashed(key) for key in (*matching.keys(known), *more)} | self._of_name(about.name)
        for key in found:
            self._add("records_searchkey", key, pk, case_id, self._place.unit)

    def _of_name(self, name: str) -> frozenset[int]:
        return _hashed_name(name, self._hashed)

    def _add(self, table: str, *values: object) -> int:
        """A row with the next number of its table, which is returned."""
        rows = self._tables[table]
        pk = rows.rows + 1
        rows.add(pk, *values)  # type: ignore[arg-type]  # plain values, each as its column takes it
        return pk

    def _uuid(self) -> uuid.UUID:
        return uuid.UUID(int=self._random.getrandbits(128), version=4)

    def _ago(self, days: int) -> datetime:
        return self._noon - timedelta(days=days)


def _sealed(noun: str, field: str, row: uuid.UUID, text: str) -> str:
    """As the program's own fields seal it: the bench writes past them."""
    return sealing.seal(text, sealing.Place(f"records_{noun}", field, str(row))) if text else ""


def _said_on(number: int, today: date) -> date:
    """When the victim said the way is safe: not so long ago that the contact form would have to ask again."""
    return today - timedelta(days=20 + number % 150)


@lru_cache(maxsize=200_000)
def _hashed_name(name: str, hashed: Hash) -> frozenset[int]:
    return frozenset(hashed(key) for key in matching.name_keys(name))


def _work_of(service: str) -> tuple[EventKind, tuple[DutyKind, ...]]:
    """An event of the service that brings three duties, or the one that brings most."""
    kind = max(SERVICES[service].events, key=lambda one: min(3, len(duties_on(service, one.slug))))
    return kind, duties_on(service, kind.slug)[:3]


def _because(due: date) -> dict[str, object]:
    return {
        "en": f"Counted from the day it happened, working days only, this falls due on {due.isoformat()}.",
        "cy": f"O'i gyfrif o'r diwrnod y digwyddodd, diwrnodau gwaith yn unig, mae'n ddyledus ar {due.isoformat()}.",
    }


def _reference(number: int) -> str:
    text = ""
    for _ in range(8):
        number, letter = divmod(number, len(_REFERENCE))
        text = _REFERENCE[letter] + text
    return f"{text[:3]}-{text[3:7]}-{text[7]}"


_REFERENCE = "BCDFGHJKMNPQRSTVWXYZ23456789"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OFFENCES = (
    "Assault occasioning actual bodily harm",
    "Robbery",
    "Stalking",
    "Burglary of a dwelling",
    "Coercive control",
)
_NOTES = (
    "Spoke with the officer in the case, who expects the file to go to the prosecutor within the month.",
    "She would like calls after four in the afternoon, when she is home and the children are not.",
    "Left a message with the support provider to ask whether the first meeting has taken place; they will ring back.",
    "Read the court list: the hearing stands. Asked the witness care unit to tell us if it moves, and they agreed.",
    "He asked what happens next and I explained the stages. He has the leaflet and knows how to reach us.",
    "Posted the letter, as agreed, to her mother's address and not to the flat.",
    "Talked about the personal statement. She wants to think about it and to speak to her sister before she decides.",
)
_SAID = (
    "Told her that the case has moved on and what that means. She understood and had no questions.",
    "He is well and would rather hear by letter from now on.",
    "Went through the dates together. She will ring if anything changes at home.",
)
