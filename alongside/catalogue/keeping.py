"""Signals as plain JSON, for keeping."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from alongside.catalogue.signals import (
    Identifier,
    IdentifierKind,
    Referral,
    Signal,
    Verdict,
    Withheld,
)


def plain(signal: Signal) -> dict[str, Any]:
    """The signal as JSON values."""
    kept: dict[str, Any] = {
        "form": signal.form,
        "event_type": signal.event_type,
        "happening": str(signal.happening),
        "verdict": str(signal.verdict),
        "reason": signal.reason,
        "fingerprint": signal.fingerprint,
        "occurred_at": signal.occurred_at.isoformat() if signal.occurred_at else None,
        "identifiers": [[str(one.kind), one.value] for one in signal.identifiers],
        "facts": dict(signal.facts),
        "dates": {code: day.isoformat() for code, day in signal.dates.items()},
        "fenced": dict(signal.fenced),
        "withheld": [[one.field, one.reason, one.fenced] for one in signal.withheld],
        "detail_url": signal.detail_url,
        "early": signal.early,
    }
    if signal.referral is not None:
        kept["referral"] = {
            "fields": dict(signal.referral.fields),
            "unmapped": list(signal.referral.unmapped),
            "problems": list(signal.referral.problems),
        }
    return kept


def signal(kept: Mapping[str, Any]) -> Signal:
    """The signal that `plain` wrote down."""
    occurred = kept["occurred_at"]
    referral = kept.get("referral")
    return Signal(
        form=kept["form"],
        event_type=kept["event_type"],
        happening=kept["happening"],
        verdict=Verdict(kept["verdict"]),
        reason=kept["reason"],
        fingerprint=kept["fingerprint"],
        occurred_at=datetime.fromisoformat(occurred) if occurred else None,
        identifiers=tuple(Identifier(IdentifierKind(kind), value) for kind, value in kept["identifiers"]),
        facts=kept["facts"],
        dates={code: date.fromisoformat(day) for code, day in kept["dates"].items()},
        fenced=kept["fenced"],
        withheld=tuple(Withheld(*one) for one in kept["withheld"]),
        detail_url=kept["detail_url"],
        early=kept["early"],
        referral=Referral(referral["fields"], tuple(referral["unmapped"]), tuple(referral["problems"]))
        if referral
        else None,
    )
