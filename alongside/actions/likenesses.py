"""Two records that are two people: who said so, when and why. They are suggested again when they have something new in
common."""

from datetime import datetime
from uuid import UUID

from alongside.actions import checking, search_keys
from alongside.actions.performing import AlreadyDone, Refused, action, noting
from alongside.queries import scope
from alongside.records.models import Case, CaseRole, Different, Person
from alongside.rules import matching
from alongside.rules.access import UNKNOWN, Actor, Verb
from alongside.rules.words import Words

SAY_WHY = Words(
    "Say how you know that this is somebody else.", "Dywedwch sut rydych yn gwybod mai rhywun arall yw hwn."
)


@action(Verb.EDIT_PEOPLE)
def tell_apart(case: Case, by: Actor, at: datetime, /, *, person: Person, other: UUID, why: str) -> Different:
    """`person`, of this case, and `other`, of whom one knows, are two people. Said anew, it counts for what is in
    common now."""
    if not CaseRole.objects.filter(case=case, person=person).exists():
        raise Refused(UNKNOWN)
    them = Person.objects.filter(public_id=other, organisation_id=case.organisation_id, placed=True).first()
    if them is None or them.pk == person.pk:
        raise Refused(UNKNOWN)
    why = checking.text(why, "why", most=400, needed=SAY_WHY)
    first, second = sorted((person.pk, them.pk))
    noting(person=person.pk, other=them.pk)
    common = "\n".join(sorted(in_common(first, second)))
    row = Different.objects.filter(person=first, other=second).first()
    if row is not None and row.common == common:
        raise AlreadyDone(row)
    if row is None:
        row = Different(organisation_id=case.organisation_id, person_id=first, other_id=second)
    row.why, row.common, row.said_by_id, row.said_at = why, common, checking.person(by), at
    row.save()
    return row


def in_common(one: int, other: int) -> frozenset[str]:
    """The keys of numbers and ways to reach somebody that both have, whoever may read them. Show nothing of it."""
    with scope.upkeep():
        known = search_keys.known([one, other])
    return matching.telling(matching.keys(known[one]) & matching.keys(known[other]))
