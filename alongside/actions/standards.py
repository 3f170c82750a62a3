"""A unit's own standards: stricter than the law, never looser."""

from datetime import datetime, timedelta

from alongside.actions import checking
from alongside.actions.performing import Invalid, Refused, action, noting
from alongside.catalogue.law import RULES
from alongside.records.models import LocalStandard, Unit
from alongside.rules.access import UNKNOWN, Actor, Role, Verb
from alongside.rules.clocks import Direction, Period, Rule
from alongside.rules.words import Words


@action(Verb.SET_STANDARD)
def set_limit(unit: Unit, by: Actor, at: datetime, /, *, rule: str, n: int) -> LocalStandard:
    """From today the unit holds itself to `n` of the rule's own periods. Duties that arose before keep their day."""
    _own_unit(unit, by)
    declared = _rule(rule)
    limit = declared.standard
    if limit is None:
        raise Invalid(
            Words(
                "The source gives no figure to be stricter than.",
                "Nid yw'r ffynhonnell yn rhoi ffigur i fod yn llymach nag ef.",
            ),
            "rule",
        )
    if limit.period is Period.MINUTES or n < 0 or n > 32_000:
        raise Invalid(Words("Give a whole number.", "Rhowch rif cyfan."), "n")
    before = declared.direction is Direction.BEFORE
    if n < limit.n if before else n > limit.n:
        raise Invalid(
            Words(
                f"A local standard may be stricter than {rule}, never looser: the rule says {limit.n}.",
                f"Gall safon leol fod yn llymach na {rule}, byth yn fwy llac: mae'r rheol yn dweud {limit.n}.",
            ),
            "n",
        )
    _end_current(unit, rule, at)
    noting(rule=rule, n=n, unit=unit.pk)
    row, _ = LocalStandard.objects.update_or_create(
        unit=unit,
        rule=rule,
        starts_on=checking.day_of(at),
        defaults={"n": n, "period": str(limit.period), "set_by_id": checking.person(by), "ends_on": None},
    )
    return row


@action(Verb.SET_STANDARD)
def drop_limit(unit: Unit, by: Actor, at: datetime, /, *, rule: str) -> Unit:
    """From today the unit keeps to the law's own limit for this rule."""
    _own_unit(unit, by)
    _rule(rule)
    _end_current(unit, rule, at)
    noting(rule=rule, unit=unit.pk)
    return unit


def _own_unit(unit: Unit, by: Actor) -> None:
    if by.staff_id is not None and not by.holds(Role.MANAGER, unit_id=unit.pk):
        raise Refused(UNKNOWN)


def _rule(rule: str) -> Rule:
    try:
        return RULES[rule]
    except KeyError:
        raise Invalid(Words("Choose a rule of the catalogue.", "Dewiswch reol o'r catalog."), "rule") from None


def _end_current(unit: Unit, rule: str, at: datetime) -> None:
    """Let what stands end yesterday; what was only set today is taken back."""
    today = checking.day_of(at)
    standing = LocalStandard.objects.filter(unit=unit, rule=rule, ends_on__isnull=True)
    standing.filter(starts_on__gte=today).delete()
    standing.update(ends_on=today - timedelta(days=1))
