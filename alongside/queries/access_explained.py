"""What somebody may see of a case, and why: asked of the rules, of the scope in SQL, and of PostgreSQL itself.

The third is asked in earnest: for a moment that is rolled back, whoever it is about acts.
"""

from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from alongside.queries import privacy, scope
from alongside.records.models import Bar, Case, Staff
from alongside.rules import standing
from alongside.rules.access import CASE_ROLES, Actor, Role, Situation, Verb, may
from alongside.rules.words import Words

OPENS, WORKS, KNOWS, NOTHING = "opens", "works", "knows", "nothing"
"""How much somebody has of a case: all of it; what is owed on it; that it is there and whose; not even that."""


@dataclass(frozen=True, slots=True)
class Explained:
    """The answer. `ground` is empty where they do not open it; `bars` says what keeps it from them, to who may know."""

    staff: str
    case: int
    reference: str
    decision: str
    sentence: Words | None
    ground: str
    rules: str
    scope: str
    database: str
    bars: tuple[str, ...]

    @property
    def agree(self) -> bool:
        """Whether the three enforcers say the same, as they must."""
        return self.rules == self.scope == self.database

    @property
    def allowed(self) -> bool:
        """Whether they open the case."""
        return self.agree and self.decision == OPENS


def explain(about: Actor, username: str, reference: str, asking: Actor, on: date) -> Explained | None:
    """What `about` may see, for who asks; None where the asker may not know of the case. In an open transaction."""
    with scope.upkeep():
        case = _findable(reference, asking, on)
        if case is None:
            return None
        here = scope.situation(case, about, on)
        said = may(Verb.VIEW_CASE, about, here)
        ground = standing.ground(about, here)
        in_sql = _tier(
            scope.known(about, on).filter(pk=case.pk).exists(),
            scope.opened(about, on).filter(pk=case.pk).exists(),
            scope.cases(about, on).filter(pk=case.pk).exists(),
        )
        bars = tuple(_bars(case, about, here, asking, on))
    by_rules = _tier(said.known, said.allowed, about.holds(Role.MANAGER, unit_id=case.unit_id))
    return Explained(
        staff=username,
        case=case.pk,
        reference=case.reference,
        decision=by_rules,
        sentence=said.sentence,
        ground=str(ground) if ground else "",
        rules=by_rules,
        scope=in_sql,
        database=_asked_as(about, case.pk, on, asking),
        bars=bars,
    )


def _tier(known: bool, opened: bool, worked: bool) -> str:
    if not known:
        return NOTHING
    return OPENS if opened else WORKS if worked else KNOWS


def _findable(reference: str, asking: Actor, on: date) -> Case | None:
    """The case, for who may know of it: a senior by the rules; who administers or watches, if it is not sealed.

    A purpose, which runs where the database is, finds every case.
    """
    rows = Case.objects.filter(reference=reference.strip().upper())
    if asking.staff_id is None:
        return rows.order_by("pk").first()
    overseen = {
        one.organisation_id for one in asking.memberships if one.role in (Role.ADMINISTRATOR, Role.PRIVACY_OFFICER)
    }
    for case in rows.order_by("pk"):
        here = scope.situation(case, asking, on)
        open_to_all = not (here.barred or here.restricted or here.limited)
        if standing.known(asking, here) or (open_to_all and case.organisation_id in overseen):
            return case
    return None


def _bars(case: Case, about: Actor, here: Situation, asking: Actor, on: date) -> list[str]:
    found = []
    if here.barred:
        # Why, is told to who watches; that it is so, to the person's own senior; to others it is a case like any that
        # this person may not know of.
        if asking.staff_id is None or case.organisation_id in privacy.watched(asking):
            live = Bar.objects.filter(case=case, staff=about.staff_id, starts_on__lte=on).exclude(ends_on__lt=on)
            found += sorted(set(live.values_list("why", flat=True)))
        elif _answers_for(asking, about):
            found.append("barred")
    if here.organisation_id not in about.case_organisation_ids:
        # Who works in it without a case role (accounts, the watch) is barred by that role alone.
        found.append("role" if here.organisation_id in about.organisation_ids else "organisation")
    if here.restricted and not here.places & {standing.Place.LISTED, standing.Place.EMERGENCY}:
        found.append("sealed")
    if here.limited and standing.Place.ADMITTED not in here.places:
        found.append("limited")
    return found


def _answers_for(asking: Actor, about: Actor) -> bool:
    """Whether who asks is the senior of this officer, and so reads what they declare (`conflicts.readable`)."""
    return any(
        one.role in CASE_ROLES - {Role.SENIOR, Role.MANAGER} and asking.leads(one.unit_id, one.team_id)
        for one in about.memberships
    )


def _asked_as(about: Actor, case: int, on: date, asking: Actor) -> str:
    """What PostgreSQL lets them do, tried and undone: see the case, change what is owed on it, change a part in it.

    Every case has a part, and a change that alters nothing meets a row if and only if the row is open to them.
    """
    with transaction.atomic():
        scope.set_acting(about, on)
        with connection.cursor() as cursor:
            cursor.execute("select exists (select from records_case where id = %s)", [case])
            row = cursor.fetchone()
            known = bool(row and row[0])
            cursor.execute("update records_caserole set id = id where case_id = %s", [case])
            opened = cursor.rowcount > 0
            cursor.execute("update records_case set id = id where id = %s", [case])
            worked = cursor.rowcount > 0
        transaction.set_rollback(True)
    scope.set_acting(asking, on)
    return _tier(known, opened, worked)


def account(username: str) -> Staff | None:
    """The account somebody asks about."""
    return Staff.objects.filter(username=username.strip().lower()).first()
