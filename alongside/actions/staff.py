"""People who sign in, and their places in units."""

from datetime import date, datetime

from alongside.actions import checking, conflicts, limits
from alongside.actions.performing import Invalid, Refused, action, noting
from alongside.records.models import Membership, Staff, Unit
from alongside.rules.access import UNKNOWN, Actor, Role, Verb
from alongside.rules.words import Words

FORBIDDEN_TOGETHER = frozenset({Role.ADMINISTRATOR, Role.PRIVACY_OFFICER})
"""Who gives access does not also watch over it."""


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
) -> Staff:
    """Add a person with a first place in a unit. The password is theirs to change; its rules are the web's."""
    username = checking.text(username, "username", most=60, needed=_USERNAME).lower()
    if not username.replace(".", "").replace("-", "").replace("_", "").isalnum():
        raise Invalid(_USERNAME, "username")
    if Staff.objects.filter(username=username).exists():
        raise Invalid(Words("This user name is taken.", "Mae'r enw defnyddiwr hwn wedi'i gymryd."), "username")
    person = Staff(
        username=username,
        name=checking.text(name, "name", most=120, needed=Words("Give their name.", "Rhowch eu henw.")),
        email=checking.text(email, "email", most=254),
        language=checking.chosen(language, ("en", "cy"), "language"),
        date_joined=at,
    )
    person.set_password(password)
    person.save()
    Membership.objects.create(staff=person, unit=unit, role=str(role), starts_on=checking.day_of(at))
    limits.met_by(person)
    noting(role=str(role), unit=unit.pk)
    return person


@action(Verb.ADD_STAFF)
def join(unit: Unit, by: Actor, at: datetime, /, *, person: Staff, role: Role, until: date | None = None) -> Membership:
    """Give a person a place in a unit, for a time where `until` says so (cover ends by itself)."""
    on = checking.day_of(at)
    held = {
        Role(code)
        for code in Membership.objects.filter(staff=person).exclude(ends_on__lt=on).values_list("role", flat=True)
    }
    if held | {role} >= FORBIDDEN_TOGETHER:
        raise Invalid(
            Words(
                "Nobody is administrator and privacy officer at once.",
                "Nid oes neb yn weinyddwr ac yn swyddog preifatrwydd ar yr un pryd.",
            ),
            "role",
        )
    until = checking.coming(until, at, "until") if until else None
    noting(role=str(role), unit=unit.pk)
    place = Membership.objects.create(staff=person, unit=unit, role=str(role), starts_on=on, ends_on=until)
    conflicts.look_again(person.pk)
    return place


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
