"""People who sign in, and their places in units."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q

from alongside.actions import accounts, checking, conflicts, limits
from alongside.actions.performing import Invalid, Refused, action, noting
from alongside.records.models import Membership, Staff, Unit
from alongside.rules.access import FORBIDDEN_TOGETHER, UNKNOWN, Actor, Role, Verb
from alongside.rules.words import Words


@action(Verb.ADD_STAFF)
def add(
    unit: Unit,
    by: Actor,
    at: datetime,
    /,
    *,
    username: str,
    name: str,
    role: Role,
    password: str,
    email: str = "",
    language: str = "en",
    lent: bool = True,
) -> Staff:
    """Add a person with a first place in a unit. The rules of passwords are the web's.

    A password that is `lent` lets them in to choose their own, and to nothing else.
    """
    checking.of_ones_own(unit, by)
    username = checking.text(username, "username", most=60, needed=_USERNAME).lower()
    if not username.replace(".", "").replace("-", "").replace("_", "").isalnum():
        raise Invalid(_USERNAME, "username")
    if Staff.objects.filter(username=username).exists():
        raise Invalid(Words("This user name is taken.", "Mae'r enw defnyddiwr hwn wedi'i gymryd."), "username")
    person = Staff(
        username=username,
        name=checking.text(name, "name", most=120, needed=Words("Give their name.", "Rhowch eu henw.")),
        email=_email(email),
        language=checking.chosen(language, ("en", "cy"), "language"),
        date_joined=at,
        password_lent=lent,
    )
    person.set_password(password)
    person.save()
    Membership.objects.create(staff=person, unit=unit, role=str(role), starts_on=checking.day_of(at))
    limits.met_by(person)
    noting(role=str(role), unit=unit.pk)
    return person


def _email(typed: str) -> str:
    email = checking.text(typed, "email", most=254)
    if not email:
        return ""
    try:
        validate_email(email)
    except ValidationError as wrong:
        raise Invalid(
            Words("Give an email address like name@example.org.", "Rhowch gyfeiriad e-bost fel enw@example.org."),
            "email",
        ) from wrong
    return email


@action(Verb.ADD_STAFF)
def join(unit: Unit, by: Actor, at: datetime, /, *, person: Staff, role: Role, until: date | None = None) -> Membership:
    """Give a person a place in a unit, for a time where `until` says so (cover ends by itself)."""
    checking.of_ones_own(unit, by)
    _another(person, by)
    on = checking.day_of(at)
    until = checking.coming(until, at, "until") if until else None
    _apart(person, unit, role, on, until)
    noting(role=str(role), unit=unit.pk)
    place = Membership.objects.create(staff=person, unit=unit, role=str(role), starts_on=on, ends_on=until)
    conflicts.look_again(person.pk)
    return place


@action(Verb.ADD_STAFF)
def leave(
    unit: Unit, by: Actor, at: datetime, /, *, person: Staff, role: Role | None = None, last_day: date | None = None
) -> Staff:
    """End somebody's places in a unit (those of one role, where given): at once, or after a last day to come.

    At once, they are also signed out everywhere. A place that has not had a day yet never was, and goes.
    """
    checking.of_ones_own(unit, by)
    _another(person, by)
    today = checking.day_of(at)
    last = checking.coming(last_day, at, "last_day") if last_day else today - timedelta(days=1)
    held = Membership.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=last), staff=person, unit=unit)
    if role is not None:
        held = held.filter(role=str(role))
    places = list(held)
    if not places:
        raise Invalid(
            Words("They have no such place in this unit.", "Nid oes ganddynt le o'r fath yn yr uned hon."), "person"
        )
    _end(places, last)
    noting(unit=unit.pk, places=len(places), ended=0 if last_day else accounts.signed_out(person))
    return person


def _end(places: Iterable[Membership], last: date) -> None:
    for place in places:
        if place.starts_on > last:
            place.delete()
        else:
            place.ends_on = last
            place.save(update_fields=["ends_on"])


@action(Verb.CHOOSE_LANGUAGE)
def choose_language(person: Staff, by: Actor, at: datetime, /, *, language: str) -> Staff:
    """Remember the language in which this person, who acts, reads the program."""
    if by.staff_id != person.pk:
        raise Refused(UNKNOWN)
    person.language = checking.chosen(language, ("en", "cy"), "language")
    person.save(update_fields=["language"])
    noting(language=language)
    return person


_USERNAME = Words(
    "Give a user name of letters and digits, with dots or dashes between.",
    "Rhowch enw defnyddiwr o lythrennau a rhifau, gyda dotiau neu gysylltnodau rhyngddynt.",
)


def _another(person: Staff, by: Actor) -> None:
    if by.staff_id == person.pk:
        raise Invalid(
            Words(
                "Nobody gives or takes a place of their own. Ask another administrator.",
                "Nid oes neb yn rhoi nac yn cymryd lle iddo'i hun. Gofynnwch i weinyddwr arall.",
            ),
            "person",
        )


def _apart(person: Staff, unit: Unit, role: Role, starts: date, ends: date | None) -> None:
    """Who gives access never watches its use, on any day of the place to come. The database says it again."""
    if role not in FORBIDDEN_TOGETHER:
        return
    meanwhile = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=starts),
        staff=person,
        unit__organisation_id=unit.organisation_id,
        role__in=sorted(FORBIDDEN_TOGETHER - {role}),
    )
    if (meanwhile.filter(starts_on__lte=ends) if ends else meanwhile).exists():
        raise Invalid(
            Words(
                "Nobody is administrator and privacy officer of an organisation at once.",
                "Nid oes neb yn weinyddwr ac yn swyddog preifatrwydd sefydliad ar yr un pryd.",
            ),
            "role",
        )
