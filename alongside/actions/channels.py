"""Ways to reach a person and what is known of their safety. "Not asked" is where each begins, and is never safe."""

from datetime import date, datetime
from uuid import UUID

from alongside.actions import checking, search_keys
from alongside.actions.performing import Changed, Invalid, Refused, action, noting
from alongside.catalogue import vocabulary
from alongside.records.models import Case, CaseRole, Channel, Person
from alongside.rules.access import UNKNOWN, Actor, Verb
from alongside.rules.words import Words


@action(Verb.EDIT_PEOPLE)
def add(
    case: Case,
    by: Actor,
    at: datetime,
    /,
    *,
    person: Person,
    way: str,
    value: str,
    postcode: str = "",
    safety: str = "not_asked",
    conditions: str = "",
    said_by: str = "",
    said_on: date | None = None,
    expires_on: date | None = None,
    instead_of: UUID | None = None,
    form_key: UUID | None = None,
) -> Channel:
    """Add a way to reach a person in this case. `instead_of` ends the old one: its safety is never carried over."""
    if not CaseRole.objects.filter(case=case, person=person, ended_on__isnull=True).exists():
        raise Refused(UNKNOWN)
    key = checking.first_made(Channel, form_key)
    checking.chosen(way, vocabulary.WAYS, "way")
    channel = Channel(
        **key,
        person=person,
        way=way,
        value=_value(way, value),
        postcode=_postcode(postcode),
    )
    _say_safety(channel, by, at, safety, conditions, said_by, said_on, expires_on)
    same = Channel.objects.filter(person=person, way=way, ended_at__isnull=True)
    if instead_of is not None:
        ended = same.filter(public_id=instead_of).update(ended_at=at)
        if not ended:
            raise Changed(_GONE, "instead_of")
    if channel.value in same.values_list("value", flat=True):
        raise Invalid(Words("This is on record already.", "Mae hwn ar gofnod eisoes."), "value")
    channel.save()
    search_keys.refresh(person)
    noting(channel=channel.pk, way=way, safety=safety, replaces=instead_of is not None)
    return channel


@action(Verb.EDIT_PEOPLE)
def set_safety(
    case: Case,
    by: Actor,
    at: datetime,
    /,
    *,
    channel: Channel,
    safety: str,
    conditions: str = "",
    said_by: str = "",
    said_on: date | None = None,
    expires_on: date | None = None,
) -> Channel:
    """Write down what was said of a way's safety, who said it and when, and until when it holds."""
    live = _live(case, channel)
    noting(channel=live.pk, was=live.safety, safety=safety)
    _say_safety(live, by, at, safety, conditions, said_by, said_on, expires_on)
    live.save()
    return live


@action(Verb.EDIT_PEOPLE)
def end(case: Case, by: Actor, at: datetime, /, *, channel: Channel) -> Channel:
    """Say that a way is no longer to be used. It stays in the history."""
    live = _live(case, channel)
    live.ended_at = at
    live.save(update_fields=["ended_at"])
    search_keys.refresh(live.person)
    noting(channel=live.pk, way=live.way)
    return live


def _live(case: Case, channel: Channel) -> Channel:
    if not CaseRole.objects.filter(case=case, person_id=channel.person_id).exists():
        raise Refused(UNKNOWN)
    live = Channel.objects.select_for_update(of=("self",)).filter(pk=channel.pk, ended_at__isnull=True).first()
    if live is None:
        raise Changed(_GONE)
    return live


def _say_safety(
    channel: Channel,
    by: Actor,
    at: datetime,
    safety: str,
    conditions: str,
    said_by: str,
    said_on: date | None,
    expires_on: date | None,
) -> None:
    channel.safety = checking.chosen(safety, vocabulary.SAFETY, "safety")
    needed = Words("Say what the conditions are.", "Dywedwch beth yw'r amodau.") if safety == "conditions" else None
    channel.conditions = checking.text(conditions, "conditions", most=400, needed=needed)
    who = Words("Say who said so.", "Dywedwch pwy ddywedodd hynny.") if safety in ("safe", "conditions") else None
    channel.said_by = checking.text(said_by, "said_by", most=120, needed=who)
    asked = safety != "not_asked"
    channel.said_on = checking.past(said_on or checking.day_of(at), at, "said_on") if asked else None
    channel.expires_on = checking.coming(expires_on, at, "expires_on") if expires_on else None
    channel.recorded_by_id, channel.recorded_at = by.staff_id, at


def _value(way: str, typed: str) -> str:
    needed = Words("Give the number, address or name.", "Rhowch y rhif, y cyfeiriad neu'r enw.")
    value = checking.text(typed, "value", most=500, needed=needed)
    if way in ("phone", "text", "voicemail") and not 6 <= sum(letter.isdigit() for letter in value) <= 16:
        raise Invalid(Words("Give a telephone number.", "Rhowch rif ffôn."), "value")
    if way == "email" and (value.count("@") != 1 or value.startswith("@") or value.endswith("@") or " " in value):
        raise Invalid(Words("Give an email address.", "Rhowch gyfeiriad e-bost."), "value")
    return value


def _postcode(typed: str) -> str:
    return " ".join(checking.text(typed, "postcode", most=10).upper().split())


_GONE = Words("This is no longer in use.", "Nid yw hwn mewn defnydd mwyach.")
