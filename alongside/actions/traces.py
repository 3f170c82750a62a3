"""What is left of a message about somebody we serve nobody for: a keyed hash, and for a qualifying sentence a stub."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import connection

from alongside.actions import settling
from alongside.actions.performing import LONDON
from alongside.catalogue.date_watch import surest
from alongside.catalogue.happenings import Happening
from alongside.catalogue.registers import SHIPPED, Registers
from alongside.catalogue.sentencing import standing
from alongside.catalogue.signals import Identifier as Number
from alongside.catalogue.signals import Signal
from alongside.catalogue.vocabulary import REPLAY
from alongside.queries import keyed
from alongside.queries.registers import current
from alongside.records.models import (
    Case,
    Duty,
    EligibleStub,
    Identifier,
    SilencedTrace,
    Source,
)
from alongside.rules.access import Actor
from alongside.rules.eligibility import VERSION, Standing

KEPT = timedelta(days=30)


def key_of(number: Number) -> bytes:
    """The hash a number is remembered by."""
    return keyed.digest("trace", f"{number.kind}:{number.value}")


def leave(source: Source, signals: Sequence[Signal], at: datetime) -> None:
    """Remember that these were heard of, and nothing else about them."""
    on = at.astimezone(LONDON).date()
    keys = sorted({key_of(number) for signal in signals for number in signal.identifiers})
    if keys:
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into records_silencedtrace (source_id, key, heard_on, expires_on, times)"
                " select %s, unnest(%s::bytea[]), %s, %s, 1 on conflict (source_id, key) do update set"
                " heard_on = excluded.heard_on, expires_on = excluded.expires_on,"
                " times = records_silencedtrace.times + 1",
                [source.pk, keys, on, on + KEPT],
            )
    lists = current() if any(signal.happening == Happening.SENTENCED for signal in signals) else SHIPPED
    stubs = [stub for signal in signals for stub in _stubs(source, signal, at, lists)]
    if stubs:
        EligibleStub.objects.bulk_create(stubs, ignore_conflicts=True)


def _stubs(source: Source, signal: Signal, at: datetime, lists: Registers) -> Iterable[EligibleStub]:
    """A stub where the sentence in the message qualifies for the scheme for certain."""
    if signal.happening != Happening.SENTENCED or not signal.identifiers:
        return
    if standing(signal.facts, lists).standing is not Standing.ELIGIBLE:
        return
    number = min(signal.identifiers, key=surest)
    offences = signal.facts.get("offences")
    first = offences[0] if isinstance(offences, list) and offences else {}
    yield EligibleStub(
        source=source,
        organisation_id=source.organisation_id,
        kind=str(number.kind),
        value=number.value,
        offence_code=str(first.get("code", ""))[:12],
        passed_on=signal.dates.get("SENTENCED"),
        gateway=VERSION,
        heard_at=at,
    )


def ask_for_replay(case: Case, identifier: Identifier, by: Actor, at: datetime) -> list[Duty]:
    """When an offender is linked whom feeds spoke of before: a task for each of them, to ask it to say it again.

    What is kept already, because the same offender is in another case, is settled for this case at once. Stubs for that
    number are marked as found. Call inside the action that adds the number, with the case held, seeing everything.
    """
    settling.catch_up(case, identifier.person_id, by, at)
    number = Number(identifier.kind, identifier.value)  # type: ignore[arg-type]  # stored kinds are the enum's values
    on = at.astimezone(LONDON).date()
    EligibleStub.objects.filter(kind=identifier.kind, value=identifier.value, linked_at__isnull=True).update(
        linked_at=at
    )
    traces = SilencedTrace.objects.filter(key=key_of(number), expires_on__gte=on).select_related("source")
    return [_task(case, trace, at) for trace in traces.order_by("source__slug")]


def _task(case: Case, trace: SilencedTrace, at: datetime) -> Duty:
    return Duty.objects.create(
        case=case,
        unit_id=case.unit_id,
        owner_id=case.owner_id,
        kind=REPLAY,
        title=trace.source.name,
        state="open",
        due_on=at.astimezone(LONDON).date(),
        because={
            "en": "Messages about this person came before they were linked to a case, the last on"
            f" {trace.heard_on:%d %B %Y}. Nothing of them was kept: ask for them to be sent again.",
            "cy": "Daeth negeseuon am yr unigolyn hwn cyn ei gysylltu ag achos, yr olaf ar"
            f" {trace.heard_on:%d/%m/%Y}. Ni chadwyd dim ohonynt: gofynnwch iddynt gael eu hanfon eto.",
        },
        arose_at=at,
    )


def forget(at: datetime) -> int:
    """Delete hashes past their 30 days. Returns how many."""
    gone, _ = SilencedTrace.objects.filter(expires_on__lt=at.astimezone(LONDON).date()).delete()
    return gone
