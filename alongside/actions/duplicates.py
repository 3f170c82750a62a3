"""Somebody who may be the same person as somebody in a case of which whoever writes them down may not know.

That person must learn nothing by it: what they typed is taken as if it were free, with the same answer. The seniors who
may know of the hidden case are told, else the privacy officers.
"""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from alongside.actions import checking
from alongside.actions.performing import AlreadyDone, Refused, action
from alongside.catalogue.vocabulary import ACCUSED, SERVED
from alongside.queries import deciding, duplicates, likeness, recorded, scope
from alongside.queries.compared import likeness as name_likeness
from alongside.queries.likeness import Strength
from alongside.records.models import Alert, Case, CaseRole, Duplicate, Identifier, Person, Unit
from alongside.rules import names
from alongside.rules.access import UNKNOWN, Actor, Verb

ALERT = "duplicate"
SAME_NAME = 0.85
"""With the same day of birth, names at least this like may be one person's."""


@action(Verb.SETTLE_DUPLICATE)
def settle(public_id: UUID, by: Actor, at: datetime, /) -> Duplicate:
    """It was looked at, and the people of both cases know what they must."""
    found = duplicates.row(by, checking.day_of(at), public_id)
    if found is None:
        raise Refused(UNKNOWN)
    if found.settled_at is not None:
        raise AlreadyDone(found)
    found.settled_by_id, found.settled_at = checking.person(by), at
    found.save(update_fields=["settled_by", "settled_at"])
    return found


def look_for(case: Case, person: Person, by: Actor, at: datetime) -> None:
    """Whether this person, who has just been written down in `case`, is in a hidden one already. A part of an action.

    Nothing is given back, and the same is asked whether anybody is found or not.
    """
    on = checking.day_of(at)
    alike = {*_alike(case, person), *_likely(case, person, on)}
    with scope.upkeep():
        claimed = [(row.kind, row.value) for row in Identifier.objects.filter(person=person, claimed=True)]
        holders = {
            pk
            for kind, value in claimed
            for pk in Identifier.objects.filter(
                organisation_id=case.organisation_id, kind=kind, value=value, claimed=False
            ).values_list("person_id", flat=True)
        }
        standing = CaseRole.objects.filter(person__in=holders | alike, ended_on__isnull=True)
    # Whom they may know of themselves is no news to others.
    seen = set(scope.known(by, on).filter(roles__person__in=holders | alike).values_list("pk", flat=True))
    with scope.upkeep():
        hidden = standing.exclude(case__in=seen | {case.pk}).exclude(person=person)
        for role in hidden.select_related("case__unit", "person").order_by("pk"):
            made, new = Duplicate.objects.get_or_create(
                person=person,
                other=role.person,
                other_case=role.case,
                defaults={"organisation_id": case.organisation_id, "case": case, "found_at": at},
            )
            if new:
                _tell(made, by, at)


def _alike(case: Case, person: Person) -> list[int]:
    """People of sealed cases of the organisation with this day of birth and such a name. One query."""
    if person.date_of_birth is None:
        return []
    with scope.upkeep():
        rows = list(
            CaseRole.objects.filter(
                case__organisation_id=case.organisation_id,
                case__restricted=True,
                person__date_of_birth=person.date_of_birth,
            )
            .exclude(person=person)
            .values_list("person_id", "person__name")
        )
    words = names.words(person.name)
    return [pk for pk, name in rows if name_likeness(words, name) >= SAME_NAME]


def _likely(case: Case, person: Person, on: date) -> list[int]:
    """People anywhere in the organisation who are likely this one, by all that is known of both. Six queries."""
    with scope.upkeep():
        units = list(Unit.objects.filter(organisation_id=case.organisation_id).values_list("pk", flat=True))
        about = recorded.known([person.pk])[person.pk]
        found = likeness.alike(_EVERYWHERE, on, about, roles=(*SERVED, *ACCUSED), units=units, besides=person.pk)
    return [one.person_id for one in found if one.strength is not Strength.POSSIBLE]


_EVERYWHERE = Actor(staff_id=None, name="", purpose="feeds")
"""Whose eyes the program borrows to look: every case's, a limited one's too. Nothing of it is given back."""


def _tell(found: Duplicate, by: Actor, at: datetime) -> None:
    seniors = deciding.deciders(found.other_case, Verb.LIFT_SEAL, by, at)
    told: Iterable[int] = seniors or duplicates.privacy_officers(found, checking.day_of(at))
    reference = found.other_case.reference if seniors else ""
    Alert.objects.bulk_create(Alert(recipient_id=one, kind=ALERT, reference=reference, at=at) for one in told)
