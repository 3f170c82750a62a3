"""Lists of another agency of who may see an offender, honoured in every case in which the offender has a part.

A restriction names who alone may see: the case is there for the admitted, and where nobody of ours is named, for
nobody. An exclusion names who may not: they are barred, whatever else lets them in. Both are made anew from the lines
whenever a list, a number, a part in a case or an account changes.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from allauth.socialaccount.models import SocialAccount
from django.db import connection
from django.db.models import Q
from django.db.models.functions import Lower

from alongside.actions import bars, checking
from alongside.actions.performing import Invalid, Refused, action, at_last, noting
from alongside.catalogue.access_lists import EXCLUSION, RESTRICTION, Line
from alongside.queries import limits as listed
from alongside.queries import scope
from alongside.records.models import AccessLimit, Bar, Case, NamedAccess, Organisation, Staff
from alongside.rules.access import UNKNOWN, Actor, Role, Verb
from alongside.rules.standing import Place
from alongside.rules.words import Words

EXCLUDED = "excluded"

Span = tuple[date, date | None]
People = dict[int, Span]
"""Staff, and the days for which they are named."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file changed: lines that are new, that are no longer held, and all that count now."""

    added: int
    ended: int
    lines: int


@action(Verb.LOAD_LIMITS)
def load(organisation: Organisation, by: Actor, at: datetime, /, *, source: str, lines: Sequence[Line]) -> Loaded:
    """Put the lines of a file in the place of all that the same source gave before: whole, or not at all."""
    if by.staff_id is not None and not any(
        held.role is Role.PRIVACY_OFFICER and held.organisation_id == organisation.pk for held in by.memberships
    ):
        raise Refused(UNKNOWN)
    source = checking.text(source, "source", most=40, needed=Words("Name the source.", "Enwch y ffynhonnell."))
    if any(line.limit == EXCLUSION and not line.who for line in lines):
        raise Invalid(Words("An exclusion names somebody.", "Mae gwaharddiad yn enwi rhywun."), "who")
    with scope.upkeep():
        Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)  # one file after the other
        change = listed.change(organisation.pk, source, lines)
        AccessLimit.objects.filter(pk__in=change.gone).update(dropped_at=at)
        AccessLimit.objects.bulk_create(_row(organisation, source, line, at) for line in change.new)
        _later(listed.cases_of(organisation.pk, change.numbers))
    noting(organisation=organisation.pk, added=len(change.new), ended=len(change.gone), lines=len(set(lines)))
    return Loaded(len(change.new), len(change.gone), len(set(lines)))


@action(Verb.LOAD_LIMITS)
def renew(_on: None, by: Actor, at: datetime, /) -> int:
    """Honour all lists anew as they stand today: an entry that ended lets go. Returns how many cases that concerns."""
    with scope.upkeep():
        cases = listed.all_cases()
        _later(cases)
    noting(cases=len(cases))
    return len(cases)


def concern(people: Iterable[int]) -> None:
    """These people are found by other numbers or stand in other cases than before. Within `scope.upkeep`."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select distinct r.case_id from records_caserole r join records_case c on c.id = r.case_id
            where exists (select 1 from records_accesslimit) and r.person_id = any(%s) and (c.limited
                or exists (select 1 from records_bar b where b.case_id = c.id and b.why = 'excluded')
                or exists (select 1 from records_identifier i join records_accesslimit l on l.number = i.value
                    and l.number_kind = i.kind and l.organisation_id = i.organisation_id and l.dropped_at is null
                    where i.person_id = r.person_id))""",
            [list(people)],
        )
        _later(case for (case,) in cursor.fetchall())


def met_by(person: Staff) -> None:
    """An account is new, or known by another name: lines that were about nobody of ours may be about them."""
    with scope.upkeep():
        _later(listed.cases_naming(_called(person)))


def _called(person: Staff) -> list[str]:
    ids = SocialAccount.objects.filter(user=person).values_list("uid", flat=True)
    return sorted({one.casefold() for one in (person.username, person.email, *ids) if one})


def _row(organisation: Organisation, source: str, line: Line, at: datetime) -> AccessLimit:
    return AccessLimit(
        organisation=organisation,
        source=source,
        number_kind=line.number_kind,
        number=line.number,
        limit=line.limit,
        who=line.who,
        starts_on=line.starts_on,
        ends_on=line.ends_on,
        loaded_at=at,
    )


def _later(cases: Iterable[int]) -> None:
    """What is honoured may take a case from whoever acts: it comes when what they do is written down."""
    concerned = sorted(set(cases))
    if concerned:
        at_last(lambda _by, at: _honour(concerned, at))


def _honour(cases: list[int], at: datetime) -> None:
    with scope.upkeep():
        on = checking.day_of(at)
        lines = listed.lines_of(cases, on)
        who = _staff({line.who for line in lines if line.who})
        for case in Case.objects.filter(pk__in=cases).select_for_update(no_key=True).order_by("pk"):
            _honour_in(case, [line for line in lines if line.case == case.pk], who, at, on)


def _honour_in(case: Case, lines: Sequence[listed.Held], who: dict[str, set[int]], at: datetime, on: date) -> None:
    """Let the marks of one case say what the lines say."""
    restrictions: dict[int, People] = {line.person: {} for line in lines if line.limit == RESTRICTION}
    excluded: People = {}
    for line in lines:
        named = who.get(line.who, set())
        if line.limit == EXCLUSION:
            # A name that could be two people's keeps both out and lets neither in.
            excluded |= {pk: _wider(excluded.get(pk), line) for pk in named}
        elif len(named) == 1:
            admitted = restrictions[line.person]
            admitted |= {pk: _wider(admitted.get(pk), line) for pk in named}
    if case.limited != bool(restrictions):
        case.limited = bool(restrictions)
        Case.objects.filter(pk=case.pk).update(limited=case.limited)
    _write_places(case, _in_all(list(restrictions.values())), on)
    _write_bars(case, excluded, on)
    if case.owner_id is not None and not listed.reaches(case, case.owner_id, on):
        bars.ask_for_another(case, at)


def _wider(held: Span | None, line: listed.Held) -> Span:
    """Named twice on a list is named from the first day to the last."""
    if held is None:
        return line.starts_on, line.ends_on
    ends = None if held[1] is None or line.ends_on is None else max(held[1], line.ends_on)
    return min(held[0], line.starts_on), ends


def _in_all(lists: Sequence[People]) -> People:
    """Who is admitted by every list, while all of them do."""
    found: People = dict(lists[0]) if lists else {}
    for other in lists[1:]:
        found = {pk: _narrower(found[pk], other[pk]) for pk in found.keys() & other.keys()}
    return found


def _narrower(one: Span, other: Span) -> Span:
    ends = [day for day in (one[1], other[1]) if day is not None]
    return max(one[0], other[0]), min(ends, default=None)


def _write_places(case: Case, wanted: People, on: date) -> None:
    rows = NamedAccess.objects.filter(_lasts(on), case=case, place=str(Place.ADMITTED))
    there = {row.staff_id: row for row in rows}
    for pk, row in there.items():
        _date(row, wanted.get(pk), on)
    NamedAccess.objects.bulk_create(
        NamedAccess(case=case, staff_id=pk, place=str(Place.ADMITTED), starts_on=span[0], ends_on=span[1])
        for pk, span in sorted(wanted.items())
        if pk not in there
    )


def _write_bars(case: Case, wanted: People, on: date) -> None:
    there = {row.staff_id: row for row in Bar.objects.filter(_lasts(on), case=case, why=EXCLUDED)}
    for pk, row in there.items():
        _date(row, wanted.get(pk), on)
    for pk, span in sorted(wanted.items()):
        if pk not in there:
            Bar.objects.update_or_create(
                case=case, staff_id=pk, why=EXCLUDED, starts_on=span[0], defaults={"ends_on": span[1]}
            )


def _date(row: NamedAccess | Bar, span: Span | None, on: date) -> None:
    """Give a mark its days; one that no line speaks of any more ends with yesterday."""
    ends = on - timedelta(days=1) if span is None else span[1]
    starts = row.starts_on if span is None else min(row.starts_on, span[0]) if isinstance(row, Bar) else span[0]
    if (row.starts_on, row.ends_on) != (starts, ends):
        row.starts_on, row.ends_on = starts, ends
        row.save(update_fields=["starts_on", "ends_on"])


def _lasts(on: date) -> Q:
    return Q(ends_on__isnull=True) | Q(ends_on__gte=on)


def _staff(called: set[str]) -> dict[str, set[int]]:
    """Who of ours each name is: a user name, an e-mail address, or the id of an organisation's own sign-in."""
    found: dict[str, set[int]] = defaultdict(set)
    accounts = Staff.objects.annotate(lower=Lower("username"), mail=Lower("email"))
    for pk, name, mail in accounts.filter(Q(lower__in=called) | Q(mail__in=called)).values_list("pk", "lower", "mail"):
        for one in {name, mail} & called:
            found[one].add(pk)
    ids = SocialAccount.objects.annotate(lower=Lower("uid")).filter(lower__in=called)
    for pk, uid in ids.values_list("user_id", "lower"):
        found[uid].add(pk)
    return found
