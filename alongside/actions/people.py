"""People and their parts in cases: who they are, what they are called, and the numbers other systems know them by."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from alongside.actions import checking, duplicates, interpreters, search_keys, traces
from alongside.actions.performing import AlreadyDone, Invalid, Refused, action, noting
from alongside.catalogue import vocabulary
from alongside.catalogue.desk import OF_A_CASE
from alongside.queries import scope
from alongside.queries.compared import likeness
from alongside.records.models import Case, CaseRole, Identifier, Person, PersonName
from alongside.rules import identifiers, names
from alongside.rules.access import UNKNOWN, Actor, Verb
from alongside.rules.words import Words

ALIKE_ENOUGH = 0.6
"""A number already recorded under a name less like the typed one than this is taken for a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a person, as typed. `identifiers` are pairs of kind and number; `names` of kind and name."""

    name: str
    known_as: str = ""
    title: str = ""
    pronouns: str = ""
    date_of_birth: date | None = None
    died_on: date | None = None
    language: str = "en"
    interpreter: str = ""
    needs: str = ""
    names: Sequence[tuple[str, str]] = ()
    identifiers: Sequence[tuple[str, str]] = ()


@action(Verb.EDIT_PEOPLE)
def add_role(
    case: Case,
    by: Actor,
    at: datetime,
    /,
    *,
    role: str,
    person: Person | None = None,
    details: Details | None = None,
    relation: str = "",
    form_key: UUID | None = None,
) -> CaseRole:
    """Give a person a part in a case: one already known (`person`), or a new one from `details`."""
    checking.chosen(role, vocabulary.ROLES, "role")
    relation = checking.text(relation, "relation", most=120)
    typed = person is None and role in vocabulary.ACCUSED
    if person is None:
        _same_form(case, role, form_key)
        person = write(case.organisation_id, details or Details(""), at, accused=typed, form_key=form_key)
    elif not Person.objects.filter(pk=person.pk, organisation_id=case.organisation_id).exists():
        raise Refused(UNKNOWN)
    # Whoever is accused may be known from a case this officer may not see: the program puts them into this one.
    with scope.upkeep() if typed else nullcontext():
        row, made = CaseRole.objects.get_or_create(
            case=case, person_id=person.pk, role=role, defaults={"relation": relation, "starts_on": checking.day_of(at)}
        )
    if not made and row.ended_on is None:
        raise Invalid(
            Words(
                "This person already has this part in the case.",
                "Mae gan yr unigolyn hwn y rhan hon yn yr achos eisoes.",
            ),
            "role",
        )
    if not made:
        row.ended_on, row.relation = None, relation or row.relation
        row.save()
    placed(case, Person.objects.get(pk=person.pk), role, by, at)
    noting(role=role, person=person.pk)
    return row


@action(Verb.EDIT_PEOPLE)
def end_role(part: CaseRole, by: Actor, at: datetime, /) -> CaseRole:
    """Say that a person no longer has this part. The history keeps it."""
    if part.person_id == part.case.person_id and part.role in vocabulary.SERVED:
        raise Invalid(
            Words(
                "The case is this person's own: close the case instead.",
                "Achos yr unigolyn hwn yw hwn: caewch yr achos yn lle hynny.",
            )
        )
    part.ended_on = checking.day_of(at)
    part.save(update_fields=["ended_on"])
    search_keys.refresh(part.person)
    noting(role=part.role, person=part.person_id)
    return part


@action(Verb.EDIT_PEOPLE)
def edit(case: Case, by: Actor, at: datetime, /, *, person: Person, seen: int, details: Details) -> Person:
    """Change what is known of a person in this case. `seen` is the version the form was opened with."""
    _in_case(case, person)
    now = Person.objects.select_for_update().get(pk=person.pk)
    checking.unchanged(now.version, seen)
    before = {name: getattr(now, name) for name in _FIELDS}
    _fill(now, details, at)
    interpreters.refuse_relative(now.interpreter, "interpreter", case)
    now.version += 1
    now.save()
    changed = [name for name in _FIELDS if getattr(now, name) != before[name]]
    for kind, name in details.names:
        _name(now, kind, name)
    for kind, number in details.identifiers:
        _identifier(now, kind, number)
    search_keys.refresh(now)
    duplicates.look_for(case, now, by, at)
    noting(person=now.pk, fields=changed)
    return now


@action(Verb.EDIT_PEOPLE)
def add_name(case: Case, by: Actor, at: datetime, /, *, person: Person, kind: str, name: str) -> PersonName:
    """Add another name a person is or was known by."""
    _in_case(case, person)
    row = _name(person, kind, name)
    search_keys.refresh(person)
    noting(person=person.pk)
    return row


@action(Verb.EDIT_PEOPLE)
def add_identifier(case: Case, by: Actor, at: datetime, /, *, person: Person, kind: str, number: str) -> Identifier:
    """Add a number another system knows a person by. An offender's may have been heard of before: see `traces`."""
    _in_case(case, person)
    row = _identifier(person, kind, number)
    search_keys.refresh(person)
    duplicates.look_for(case, person, by, at)
    if CaseRole.objects.filter(case=case, person=person, role__in=vocabulary.ACCUSED).exists():
        _ask_for_replay(case, row, by, at)
    noting(person=person.pk, kind=kind)
    return row


def write(
    organisation_id: int, details: Details, at: datetime, *, accused: bool, form_key: UUID | None = None
) -> Person:
    """A new person, saved; or, for somebody accused whose number is known here, the person who has that number.

    One offender can stand in several victims' cases, and the officer who types the number may see none of the others.
    """
    numbers = [(kind, _normal(kind, text)) for kind, text in details.identifiers]
    if accused:
        known = _holder(organisation_id, numbers, details.name)
        if known is not None:
            return known
    person = Person(organisation_id=organisation_id, **({"public_id": form_key} if form_key else {}))
    _fill(person, details, at)
    person.save()
    for kind, name in details.names:
        _name(person, kind, name)
    for kind, number in numbers:
        _identifier(person, kind, number)
    return person


def placed(case: Case, person: Person, role: str, by: Actor, at: datetime) -> None:
    """What follows when a person has been given a part in a case."""
    search_keys.refresh(person)
    duplicates.look_for(case, person, by, at)
    if role in vocabulary.ACCUSED:
        for row in person.identifiers.all():
            _ask_for_replay(case, row, by, at)


def _ask_for_replay(case: Case, row: Identifier, by: Actor, at: datetime) -> None:
    """What a feed left behind is the desk's to see; that this officer's case now needs it is this officer's to know."""
    with scope.upkeep():
        traces.ask_for_replay(case, row, by, at)


def _same_form(case: Case, role: str, form_key: UUID | None) -> None:
    """Raise AlreadyDone when the same form has made this person's part before."""
    if form_key is not None:
        done = CaseRole.objects.filter(case=case, role=role, person__public_id=form_key).first()
        if done is not None:
            raise AlreadyDone(done)


def _fill(person: Person, details: Details, at: datetime) -> None:
    needed = Words(
        "Give the person's name, or what they are called here.", "Rhowch enw'r unigolyn, neu sut y'i gelwir yma."
    )
    person.name = checking.text(details.name, "name", most=200, needed=needed)
    person.known_as = checking.text(details.known_as, "known_as", most=200)
    person.title = checking.text(details.title, "title", most=20)
    person.pronouns = checking.text(details.pronouns, "pronouns", most=40)
    person.interpreter = checking.text(details.interpreter, "interpreter", most=60)
    interpreters.refuse_relative(person.interpreter, "interpreter")
    person.needs = checking.text(details.needs, "needs", most=400)
    person.language = checking.chosen(details.language, ("en", "cy"), "language")
    for field in ("date_of_birth", "died_on"):
        day = getattr(details, field)
        setattr(person, field, checking.past(day, at, field) if day else None)
    if person.date_of_birth and person.died_on and person.died_on < person.date_of_birth:
        raise Invalid(
            Words("This is before the date of birth.", "Mae hyn cyn y dyddiad geni."),
            "died_on",
        )


_FIELDS = (
    "name",
    "known_as",
    "title",
    "pronouns",
    "date_of_birth",
    "died_on",
    "language",
    "interpreter",
    "needs",
)


def _in_case(case: Case, person: Person) -> None:
    if not CaseRole.objects.filter(case=case, person=person).exists():
        raise Refused(UNKNOWN)


def _name(person: Person, kind: str, name: str) -> PersonName:
    needed = Words("Give the name.", "Rhowch yr enw.")
    name = checking.text(name, "name", most=200, needed=needed)
    row, _ = PersonName.objects.get_or_create(
        person=person, name=name, defaults={"kind": checking.chosen(kind, vocabulary.NAMES, "kind")}
    )
    return row


def _normal(kind: str, text: str) -> str:
    """The one form of a number, else Invalid with what such a number looks like."""
    checking.chosen(kind, vocabulary.IDENTIFIERS, "kind")
    number = identifiers.normal(kind, checking.text(text, "number", most=60))
    if number is None:
        called, looks = vocabulary.IDENTIFIERS[kind], _LOOKS.get(kind, "")
        such = (
            Words(f" Such a number looks like {looks}.", f" Mae rhif o'r fath yn edrych fel {looks}.")
            if looks
            else None
        )
        raise Invalid(
            Words(
                f"{called.en}: this cannot be such a number.{such.en if such else ''}",
                f"{called.cy}: ni all hwn fod yn rhif o'r fath.{such.cy if such else ''}",
            ),
            "number",
        )
    return number


_LOOKS = {
    "NOMS": "A1234BC",
    "CRN": "X123456",
    "PNC": "2012/0394773H",
    "CRO": "123456/12B",
    "BOOKING": "1234567",
}


def _identifier(person: Person, kind: str, text: str) -> Identifier:
    number = _normal(kind, text)
    mine = Identifier.objects.filter(person=person, kind=kind, value=number).first()
    if mine is not None:
        return mine
    held = _held(person.organisation_id, [(kind, number)])
    if Person.objects.filter(pk__in=[one.pk for one in held]).exists():
        raise Invalid(_TAKEN, "number")
    # Held by somebody in a case of which whoever types it may not know: taken as if it were free (`duplicates`).
    try:
        with transaction.atomic():
            return Identifier.objects.create(
                organisation_id=person.organisation_id, person=person, kind=kind, value=number, claimed=bool(held)
            )
    except IntegrityError:
        raise Invalid(_TAKEN, "number") from None


def _held(organisation_id: int, numbers: Sequence[tuple[str, str]]) -> list[Person]:
    """Who in this organisation has one of these numbers, seen or not, claimed or theirs. Say nothing of it to whoever
    typed them: who is seen answers for all."""
    with scope.upkeep():
        rows = [
            row
            for kind, number in numbers
            if kind not in OF_A_CASE
            for row in Identifier.objects.filter(
                organisation_id=organisation_id, kind=kind, value=number
            ).select_related("person")
        ]
    return list({row.person_id: row.person for row in rows}.values())


def _holder(organisation_id: int, numbers: Sequence[tuple[str, str]], name: str) -> Person | None:
    """Who has one of these numbers, if the names agree; Invalid if they do not and the holder may be known of.

    Somebody in a hidden case is nobody here: a record of their own is made, and who may know of both is told.
    """
    held = _held(organisation_id, numbers)
    seen = set(Person.objects.filter(pk__in=[one.pk for one in held]).values_list("pk", flat=True))
    if seen:  # those alone count, or trying a number twice would tell that somebody hidden has it
        held = [one for one in held if one.pk in seen]
    alike = [one for one in held if likeness(names.words(name), one.name) >= ALIKE_ENOUGH]
    if seen and (len(held) > 1 or not alike):
        raise Invalid(_TAKEN, "number")
    if len(held) > 1 or not alike:
        return None
    return alike[0] if seen or not _hidden(alike[0]) else None


def _hidden(person: Person) -> bool:
    """Whether they stand in a case kept from others by more than its unit: what is written there goes nowhere else."""
    with scope.upkeep():
        kept = Q(case__restricted=True) | Q(case__limited=True) | Q(case__bars__isnull=False)
        return CaseRole.objects.filter(kept, person=person).exists()


_TAKEN = Words(
    "This number is already recorded for somebody else in your organisation. Check it.",
    "Mae'r rhif hwn eisoes wedi'i gofnodi ar gyfer rhywun arall yn eich sefydliad. Gwiriwch ef.",
)
