"""The ways to reach somebody as the contact form offers them, and of each what is known of its safety."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.catalogue.vocabulary import WAYS
from alongside.queries.people import Part, Way
from alongside.rules.findings import Outcome
from alongside.rules.outlets import Light, Override
from alongside.web.wording import say, short_date

_FIRST = ("phone", "text", "visit", "email", "post", "voicemail", "third_party")


@dataclass(frozen=True, slots=True)
class Offered:
    """One way on the form: `sure` when it is simply safe, `doubtful` when it may not be used without a reason, `red`
    when it takes a second person too, `terms` when all there is to do is to keep to them."""

    channel: UUID
    way: str
    label: str
    hint: str
    sure: bool
    doubtful: bool
    red: bool
    terms: bool
    own: bool


def offered(parts: Sequence[Part]) -> tuple[Offered, ...]:
    """Every live way to reach somebody in the case but the accused: what may be used first, then whose case it is."""
    ways = [_offer(part, way, own=part is parts[0]) for part in _each_once(parts) for way in part.ways]
    return tuple(sorted(ways, key=lambda one: (one.doubtful, not one.sure, not one.own, _FIRST.index(one.way))))


def _each_once(parts: Sequence[Part]) -> list[Part]:
    """Those with a part now, each person once: somebody may be a victim and another victim's parent."""
    live = [part for part in parts if part.ended_on is None and not part.accused]
    first: dict[UUID, Part] = {}
    for part in live:
        first.setdefault(part.person, part)
    return list(first.values())


def _offer(part: Part, way: Way, *, own: bool) -> Offered:
    called = say(WAYS[way.way])
    if not own:
        called = _("%(way)s, %(name)s") % {"way": called, "name": part.name}
    return Offered(
        channel=way.channel,
        way=way.way,
        label=f"{called}: {way.value}",
        hint=" ".join(_known(way)),
        sure=way.may is Outcome.YES,
        doubtful=way.may is Outcome.NO,
        red=way.light is Light.RED,
        terms=way.needs is Override.CONDITIONS_READ,
        own=own,
    )


def _known(way: Way) -> list[str]:
    """What is known of its safety: the answer, who gave it and when, and why it is not simply yes."""
    known = [f"{say(way.safety_words)}."]
    if way.said_by and way.said_on:
        known.append(_("Said by %(name)s, %(date)s.") % {"name": way.said_by, "date": short_date(way.said_on)})
    if way.may is not Outcome.YES and way.safety != "not_asked":
        known.append(say(way.why))
    return known
