"""Write referrals down and look at their gates: the ground on which every road into the inbox stands.

Several at a time, because a file brings thousands. What somebody may be the same as is looked for past what the person
acting sees (`scope.upkeep`), and each finding is a row that is there only for who may know of what it names.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from alongside.actions import bars, checking, search_keys
from alongside.catalogue.referrals import answer_day
from alongside.gateways import referral_days
from alongside.gateways.holidays import england_and_wales
from alongside.queries import referral_likeness, scope
from alongside.queries.search import key_numbers
from alongside.records.models import (
    Conflict,
    ConflictKey,
    ExcludedCrime,
    Referral,
    ReferralBar,
    ReferralGate,
    ReferralKey,
    Source,
)
from alongside.rules import conflicts, matching, triage
from alongside.rules.matching import Known
from alongside.rules.referrals import WAITING, Fields, Gate, Kind, State, facts, stops


@dataclass(frozen=True, slots=True)
class Incoming:
    """A referral about to be written down. `print` makes it the same one when it comes again from its source."""

    fields: Fields
    print: str
    row: int | None = None
    message: int | None = None
    sent_by: int | None = None
    form_key: UUID | None = None


def print_of(fields: Fields) -> str:
    """What makes two rows of one sender the same referral: all they say."""
    said = sorted((name, " ".join(value.split())) for name, value in fields.items() if value.strip())
    return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def says(referral: Referral) -> dict[str, str]:
    """The words of a referral, by field."""
    found: dict[str, str] = json.loads(referral.says) if referral.says.startswith("{") else {}
    return found


def born(fields: Fields, on: date) -> date | None:
    """The date of birth as it can be read."""
    return referral_days.read(fields.get("dateOfBirth", ""), today=on)


def keep(
    incoming: Sequence[Incoming],
    at: datetime,
    *,
    source: Source,
    kind: Kind,
    organisation: int | None,
    unit: int | None,
    batch: int | None = None,
) -> list[Referral]:
    """Write down those that are new; returns them. One that is there already is passed over. Gates come after."""
    there = set(
        Referral.objects.filter(
            Q(organisation_id=organisation), source=source, fingerprint__in=[one.print for one in incoming]
        ).values_list("fingerprint", flat=True)
    )
    fresh: dict[str, Incoming] = {}
    for one in incoming:
        if one.print not in there:
            fresh.setdefault(one.print, one)
    on, calendar = checking.day_of(at), england_and_wales()
    rows = []
    for one in fresh.values():
        judged = triage.priority(facts(one.fields, on, born(one.fields, on)))
        named: dict[str, Any] = {"public_id": one.form_key} if one.form_key else {}
        rows.append(
            Referral(
                **named,
                organisation_id=organisation,
                unit_id=unit,
                source=source,
                kind=str(kind),
                message_id=one.message,
                batch_id=batch,
                row=one.row,
                sent_by_id=one.sent_by,
                fingerprint=one.print,
                says=json.dumps(dict(one.fields), ensure_ascii=False),
                received_at=at,
                state=str(State.NEW),
                respond_by=answer_day(judged.level, on, calendar),
                priority=str(judged.level),
                priority_rules=list(judged.rules),
            )
        )
    return Referral.objects.bulk_create(rows, batch_size=500)


def look(referrals: Iterable[Referral], at: datetime, *, drama: bool = False) -> None:
    """Look at the gates of those that wait, and write down which stand: stopped by any, else ready."""
    waiting = sorted((one for one in referrals if one.state in WAITING), key=lambda one: one.pk)
    if not waiting:
        return
    on, drama = checking.day_of(at), drama or settings.DRAMA_NUMBERS
    spoken = {one.pk: says(one) for one in waiting}
    known = {pk: referral_likeness.known_of(said, born(said, on)) for pk, said in spoken.items()}
    with scope.upkeep():
        terms = _terms({one.unit_id for one in waiting})
        _keys(known)
        alike = _alike(waiting, known, on)
        _keep_from(spoken, known, on)
        _write(waiting, spoken, terms, alike, on, at, drama=drama)


def _terms(units: set[int | None]) -> dict[int | None, list[str]]:
    found: dict[int | None, list[str]] = {}
    for unit, term in ExcludedCrime.objects.filter(unit__in=[pk for pk in units if pk]).values_list("unit_id", "term"):
        found.setdefault(unit, []).append(term)
    return found


def _alike(
    waiting: Sequence[Referral], known: Mapping[int, Known], on: date
) -> dict[int, tuple[referral_likeness.Alike, ...]]:
    organisations = {one.pk: one.organisation_id for one in waiting}
    cases = referral_likeness.cases_like(known, organisations)
    others = referral_likeness.waiting_like(known, organisations)
    people = search_keys.known(sorted({person for pairs in cases.values() for person, _ in pairs}))
    wanted = {pk for found in others.values() for pk in found} - known.keys()
    heard = dict(known)
    for other in Referral.objects.filter(pk__in=wanted):
        said = says(other)
        heard[other.pk] = referral_likeness.known_of(said, born(said, on))
    return {
        pk: referral_likeness.judged(
            known[pk],
            sorted({case: people[person] for person, case in cases.get(pk, ()) if person in people}.items()),
            [(other, heard[other]) for other in sorted(others.get(pk, ())) if other in heard],
        )
        for pk in known
    }


def _keys(known: Mapping[int, Known]) -> None:
    ReferralKey.objects.filter(referral__in=list(known)).delete()
    ReferralKey.objects.bulk_create(
        (ReferralKey(referral_id=pk, key=key) for pk, one in known.items() for key in referral_likeness.own_keys(one)),
        batch_size=5000,
    )


def _keep_from(spoken: Mapping[int, Fields], known: Mapping[int, Known], on: date) -> None:
    """Bar from each whoever declared an interest in somebody it names."""
    about: dict[int, list[Known]] = {}
    for pk, said in spoken.items():
        suspect = " ".join(said[name] for name in ("suspectGivenName", "suspectSurname") if said.get(name))
        theirs = Known((suspect,), referral_days.read(said.get("suspectDateOfBirth", ""), today=on))
        about[pk] = [known[pk], theirs] if suspect else [known[pk]]
    numbers: dict[int, set[int]] = {}
    for pk, people in about.items():
        for key in {key for one in people for key in matching.keys(one)}:
            for number in key_numbers():
                numbers.setdefault(number(key), set()).add(pk)
    met = ConflictKey.objects.filter(key__in=list(numbers)).values_list("conflict_id", "key") if numbers else ()
    pairs = {(conflict, pk) for conflict, key in met for pk in numbers[key]}
    live = {
        one.pk: one for one in Conflict.objects.filter(pk__in={pk for pk, _ in pairs}, ended_at__isnull=True)
    } if pairs else {}  # fmt: skip
    found = {
        (pk, live[conflict].staff_id)
        for conflict, pk in pairs
        if conflict in live and any(_meant(live[conflict], one) for one in about[pk])
    }
    ReferralBar.objects.bulk_create(
        (ReferralBar(referral_id=pk, staff_id=staff) for pk, staff in sorted(found)), ignore_conflicts=True
    )


def _meant(conflict: Conflict, one: Known) -> bool:
    about = conflicts.About(one.names, one.born, tuple((code, text) for text, code in one.addresses))
    return conflicts.compare(bars.declared(conflict), about).match is not conflicts.Match.NOT


_Key = tuple[str, str, int | None, int | None]


def _write(
    waiting: Sequence[Referral],
    spoken: Mapping[int, Fields],
    terms: Mapping[int | None, list[str]],
    alike: Mapping[int, tuple[referral_likeness.Alike, ...]],
    on: date,
    at: datetime,
    *,
    drama: bool,
) -> None:
    standing: dict[int, dict[_Key, ReferralGate]] = {one.pk: {} for one in waiting}
    for gate in ReferralGate.objects.filter(referral__in=list(standing)):
        standing[gate.referral_id][gate.gate, gate.reason, gate.case_id, gate.other_id] = gate
    made: list[ReferralGate] = []
    for one in waiting:
        before, wanted = standing[one.pk], _wanted(one, spoken[one.pk], terms, alike[one.pk], on, drama=drama)
        stopped = False
        for key, why in wanted.items():
            if (there := before.get(key)) is None:
                made.append(_gate(one.pk, key, why, at))
            elif there.ended_how == "mended":
                there.ended_at, there.ended_how, there.ended_by = None, "", None
                there.save(update_fields=["ended_at", "ended_how", "ended_by"])
            stopped = stopped or there is None or there.ended_at is None
        gone = [gate.pk for key, gate in before.items() if key not in wanted and gate.ended_at is None]
        if gone:
            ReferralGate.objects.filter(pk__in=gone).update(ended_at=at, ended_how="mended")
        one.state = str(State.STOPPED if stopped else State.READY)
    ReferralGate.objects.bulk_create(made, batch_size=1000)
    for state in (State.STOPPED, State.READY):
        Referral.objects.filter(pk__in=[one.pk for one in waiting if one.state == state]).update(state=str(state))


def _gate(referral: int, key: _Key, why: list[Any], at: datetime) -> ReferralGate:
    gate, reason, case, other = key
    return ReferralGate(
        referral_id=referral, gate=gate, reason=reason, case_id=case, other_id=other, why=why, found_at=at
    )


def _wanted(
    one: Referral,
    said: Fields,
    terms: Mapping[int | None, list[str]],
    alike: Sequence[referral_likeness.Alike],
    on: date,
    *,
    drama: bool,
) -> dict[_Key, list[Any]]:
    found: dict[_Key, list[Any]] = {
        (str(stop.gate), stop.reason, None, None): []
        for stop in stops(said, on, born(said, on), excluded=terms.get(one.unit_id, ()), drama=drama)
    }
    for like in alike:
        reason = "known_case" if like.case else "known_referral"
        found[str(Gate.DUPLICATE), reason, like.case, like.other] = [like.why]
    return found
