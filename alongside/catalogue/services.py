"""The services there are, and what each knows: the only file that names both roles."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from alongside.catalogue.kinds import DutyKind, EventKind, Service
from alongside.catalogue.police.service import SERVICE as POLICE
from alongside.catalogue.probation.service import SERVICE as PROBATION

SERVICES: Mapping[str, Service] = MappingProxyType({service.slug: service for service in (POLICE, PROBATION)})

_EVENTS = {kind.slug: kind for service in SERVICES.values() for kind in service.events}
_DUTIES = {kind.slug: kind for service in SERVICES.values() for kind in service.duties}


def event_kind(slug: str) -> EventKind:
    """The event kind stored under `slug`. Raises KeyError."""
    return _EVENTS[slug]


def duty_kind(slug: str) -> DutyKind:
    """The duty kind stored under `slug`. Raises KeyError."""
    return _DUTIES[slug]


@cache
def _reported_by(service: str, happening: str) -> tuple[EventKind, ...]:
    return tuple(kind for kind in SERVICES[service].events if happening in kind.happenings)


def kinds_for(
    service: str, happening: str, facts: Mapping[str, object] = MappingProxyType({})
) -> tuple[EventKind, ...]:
    """The events that a happening of a feed makes on a case of `service`: none where `Service.unheard` says why.

    Where the facts of the message fit events that ask for them (`EventKind.only_if`), only those are meant.
    """
    kinds = _reported_by(service, happening)
    fitting = tuple(
        kind
        for kind in kinds
        if kind.only_if and all(facts.get(name) in values for name, values in kind.only_if.items())
    )
    return fitting or tuple(kind for kind in kinds if not kind.only_if)


@cache
def duties_on(service: str, event: str) -> tuple[DutyKind, ...]:
    """The duties that arise on a case of `service` when the event with this slug is recorded."""
    return tuple(kind for kind in SERVICES[service].duties if event in kind.arises_on)


def choices(service: str) -> tuple[EventKind, ...]:
    """What an officer of `service` may record on "what happened", in the order of a case's life."""
    return tuple(kind for kind in SERVICES[service].events if kind.by_hand)


@cache
def service_for(happening: str) -> Service:
    """The service that does most about a happening: whose case a rehearsal or a referral is answered for."""

    def does(service: Service) -> int:
        return sum(1 + len(duties_on(service.slug, kind.slug)) for kind in kinds_for(service.slug, happening))

    return max(reversed(tuple(SERVICES.values())), key=does)


@cache
def duties_closed_by(service: str, event: str) -> tuple[DutyKind, ...]:
    """The duties of `service` that the event with this slug makes pointless when it happens after they arose."""
    return tuple(kind for kind in SERVICES[service].duties if event in kind.closed_by)
