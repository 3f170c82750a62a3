"""Ways to reach a person and what is known of their safety. "Not asked" is where each begins, and is never safe."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from alongside.actions import checking, doubts, search_keys
from alongside.actions.performing import Changed, Invalid, Refused, action, noting
from alongside.catalogue import vocabulary
from alongside.queries.channel_facts import PLACES
from alongside.records.models import Case, CaseRole, Channel, Person
from alongside.rules.access import UNKNOWN, Actor, Verb
from alongside.rules.matching import alike
from alongside.rules.words import Words


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed of how a way is used, beside what stands in words of its own. `days` are digits, 1 is Monday."""

    hours_from: time | None = None
    hours_until: time | None = None
    days: str = ""
    wording: str = ""
    may_answer: str = ""
    number_display: str = ""
    agreed_number: str = ""


NO_TERMS = Terms()


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
    terms: Terms = NO_TERMS,
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
    _say_safety(channel, by, at, safety, conditions, terms, said_by, said_on, expires_on)
    same = Channel.objects.filter(person=person, way=way, ended_at__isnull=True)
    if instead_of is not None:
        old = same.filter(public_id=instead_of).first()
        if old is None:
            raise Changed(_GONE, "instead_of")
        _end(old, at)
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
    terms: Terms = NO_TERMS,
    said_by: str = "",
    said_on: date | None = None,
    expires_on: date | None = None,
) -> Channel:
    """Write down what was said of a way's safety, who said it and when, and until when it holds."""
    live = _live(case, channel)
    noting(channel=live.pk, was=live.safety, safety=safety)
    _say_safety(live, by, at, safety, conditions, terms, said_by, said_on, expires_on)
    live.doubted_on = None
    live.save()
    doubts.settle(case, live.person, by, at)
    return live


@action(Verb.EDIT_PEOPLE)
def end(case: Case, by: Actor, at: datetime, /, *, channel: Channel) -> Channel:
    """Say that a way is no longer to be used. It stays in the history.

    Of an address everything ends that leads there: nobody is visited where no letter may go.
    """
    live = _live(case, channel)
    _end(live, at)
    doubts.settle(case, live.person, by, at)
    search_keys.refresh(live.person)
    noting(channel=live.pk, way=live.way)
    return live


def _end(channel: Channel, at: datetime) -> None:
    rows = [channel]
    if channel.way in PLACES:
        there = Channel.objects.filter(person_id=channel.person_id, way__in=PLACES, ended_at__isnull=True)
        here = alike(channel.value)
        rows += [one for one in there.exclude(pk=channel.pk) if alike(one.value) == here]
    Channel.objects.filter(pk__in=[one.pk for one in rows]).update(ended_at=at)
    channel.ended_at = at


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
    terms: Terms,
    said_by: str,
    said_on: date | None,
    expires_on: date | None,
) -> None:
    channel.safety = checking.chosen(safety, vocabulary.SAFETY, "safety")
    _agree(channel, terms)
    needed = Words("Say what the conditions are.", "Dywedwch beth yw'r amodau.")
    structured = channel.days or channel.wording or channel.may_answer or channel.number_display or channel.hours_from
    unsaid = safety == "conditions" and not structured
    channel.conditions = checking.text(conditions, "conditions", most=400, needed=needed if unsaid else None)
    who = Words("Say who said so.", "Dywedwch pwy ddywedodd hynny.") if safety in ("safe", "conditions") else None
    channel.said_by = checking.text(said_by, "said_by", most=120, needed=who)
    asked = safety != "not_asked"
    channel.said_on = checking.past(said_on or checking.day_of(at), at, "said_on") if asked else None
    channel.expires_on = checking.coming(expires_on, at, "expires_on") if expires_on else None
    channel.recorded_by_id, channel.recorded_at = by.staff_id, at


def _agree(channel: Channel, terms: Terms) -> None:
    if (terms.hours_from is None) != (terms.hours_until is None):
        both = Words("Give both: from when and until when.", "Rhowch y ddau: o bryd a than bryd.")
        raise Invalid(both, "hours_until" if terms.hours_until is None else "hours_from")
    if not set(terms.days) <= set("1234567"):
        raise Invalid(Words("Choose days of the week.", "Dewiswch ddyddiau'r wythnos."), "days")
    channel.hours_from, channel.hours_until = terms.hours_from, terms.hours_until
    channel.days = "".join(sorted(set(terms.days)))
    channel.wording = checking.text(terms.wording, "wording", most=200)
    channel.may_answer = checking.text(terms.may_answer, "may_answer", most=200)
    channel.number_display = terms.number_display and checking.chosen(
        terms.number_display, vocabulary.NUMBER_DISPLAY, "number_display"
    )
    agreed = Words("Say which number.", "Dywedwch pa rif.") if terms.number_display == "agreed" else None
    channel.agreed_number = checking.text(terms.agreed_number, "agreed_number", most=40, needed=agreed)


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
