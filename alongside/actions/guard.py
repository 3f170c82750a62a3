"""The guard: the one door by which anything leaves for a person.

A call card, a voicemail, a letter, a text, an e-mail, the booking of a visit, a job, a print: all ask here, at the last
moment, with the way locked and read afresh. What was prepared before counts for nothing. One way, one person, one
departure: there is no list to send to.

Green leaves. Amber leaves with a typed reason, or, where all there is to heed are terms, with the word that they were
read and are kept. Red leaves with a reason and a senior's agreement, good for one use and a short while; only a threat
to life leaves first, and the review it makes waits on the seniors' page until one of them has answered it.
"""

from datetime import datetime, timedelta
from uuid import UUID

from alongside.actions import asking, checking
from alongside.actions.performing import AlreadyDone, Changed, Invalid, action, noting
from alongside.queries import channel_facts, deciding, scope
from alongside.records.models import Alert, Case, Channel, Departure, FourEyes
from alongside.rules.access import Actor, Verb
from alongside.rules.outlets import AGREED_FOR, Outlet, Override, Shown, light
from alongside.rules.words import Words

AGREE = "contact"
REVIEW = "threat"
"""What is asked of a second person: to agree before, or to look at it after."""
ALERTS = {AGREE: "contact_asked", REVIEW: "threat_to_life"}
SAME_OPENING = timedelta(minutes=10)
"""How long a card that is shown again, by the same form, counts as the same use."""


class Held(Invalid):
    """The guard lets it not leave: what it shows says why, and what would have to be given."""

    def __init__(self, shown: Shown, needed: Words, field: str = "override_why") -> None:
        said = _together(*shown.reasons, needed)
        super().__init__(said, field)
        self.shown = shown


@action(Verb.USE_CHANNEL)
def leave(
    case: Case,
    by: Actor,
    at: datetime,
    /,
    *,
    outlet: Outlet,
    channel: UUID,
    when: datetime | None = None,
    conditions_read: bool = False,
    override_why: str = "",
    threat_to_life: bool = False,
    form_key: UUID | None = None,
) -> Departure:
    """Let one thing leave by one way, or raise `Held`.

    `when` is the moment it reaches them where that is not now: a visit is booked for a day. A second person's agreement
    is found by itself: one asks for it with `ask`.
    """
    way = _locked(case, channel)
    shown = light(outlet, channel_facts.fresh(case, way, outlet), when or at)
    _same_opening(case, way, at, shown, form_key)
    why = checking.text(override_why, "override_why", most=400)
    second = _second(case, by, at, way, outlet, shown, why, threat_to_life, conditions_read)
    threat = second is not None and second.what == REVIEW
    made = Departure.objects.create(
        case=case,
        channel=way,
        outlet=str(outlet),
        at=at,
        by_id=by.staff_id,
        light=str(shown.light),
        needs=str(shown.needs),
        against=",".join(shown.against),
        override_why=why if shown.needs is not Override.NOTHING else "",
        second=second,
        threat_to_life=threat,
        form_key=form_key,
    )
    noting(channel=way.pk, outlet=str(outlet), light=str(shown.light), needs=str(shown.needs))
    if shown.against:
        noting(override=str(shown.against[0]), threat_to_life=threat)
    return made


@action(Verb.ASK_CHANNEL)
def ask(case: Case, by: Actor, at: datetime, /, *, outlet: Outlet, channel: UUID, why: str) -> FourEyes:
    """Ask a senior to agree that a red way be used all the same, once, through this door; and alert who may."""
    way = _locked(case, channel)
    shown = light(outlet, channel_facts.fresh(case, way, outlet), at)
    if shown.needs is not Override.SECOND_PERSON:
        raise Invalid(_together(*shown.reasons, _NOT_FOR_TWO), "why")
    why = checking.text(why, "why", most=400)
    _reasoned(why, shown, "why")
    asked = asking.ask(case, by, at, what=AGREE, why=why, about={"channel": way, "field": str(outlet)})
    _alert(case, by, at, AGREE)
    noting(channel=way.pk, outlet=str(outlet), override=str(shown.against[0]))
    return asked


@action(Verb.AGREE_CHANNEL)
def answer(asked: FourEyes, by: Actor, at: datetime, /, *, agreed: bool, words: str = "") -> FourEyes:
    """Agree to what another asked, or not; or say of a threat to life whether it was right to go first, and why."""
    if asked.what not in (AGREE, REVIEW) or asked.channel_id is None:
        raise Invalid(Words("There is nothing to decide.", "Nid oes dim i'w benderfynu."))
    needed = _SAY_WHAT_YOU_FOUND if asked.what == REVIEW else None
    found = checking.text(words, "words", most=400, needed=needed)
    asking.decide(asked, by, at, agreed=agreed, found=found)
    step = "reviewed" if asked.what == REVIEW else "agreed" if agreed else "refused"
    noting(channel=asked.channel_id, outlet=asked.field, step=step, asked_by=asked.asked_by_id)
    return asked


def _locked(case: Case, channel: UUID) -> Channel:
    """The way as it is now, and nobody changes it until this is written down. An ended one is found as ended."""
    rows = Channel.objects.select_for_update(of=("self",)).select_related("person")
    found = rows.filter(public_id=channel, person__roles__case=case, person__roles__ended_on__isnull=True).first()
    if found is None:
        raise Invalid(_GONE, "channel")
    return found


def _same_opening(case: Case, way: Channel, at: datetime, shown: Shown, form_key: UUID | None) -> None:
    """The same form twice is one use, while nothing has changed and only for a short while."""
    done = Departure.objects.filter(case=case, form_key=form_key).first() if form_key is not None else None
    if done is None:
        return
    if done.channel_id == way.pk and at - done.at <= SAME_OPENING and done.needs == str(shown.needs):
        raise AlreadyDone(done)
    raise Changed(
        Words("This card was opened before. Open it again.", "Agorwyd y cerdyn hwn o'r blaen. Agorwch ef eto.")
    )


def _second(
    case: Case,
    by: Actor,
    at: datetime,
    way: Channel,
    outlet: Outlet,
    shown: Shown,
    why: str,
    threat_to_life: bool,
    conditions_read: bool,
) -> FourEyes | None:
    """Raise `Held` unless what this light needs was given. Gives the second person's word, where it needs one."""
    match shown.needs:
        case Override.NOTHING:
            return None
        case Override.CONDITIONS_READ:
            checking.person(by)
            if not conditions_read and not why:
                raise Held(shown, _READ_THEM, "conditions_read")
            return None
        case Override.REASON:
            checking.person(by)
            _reasoned(why, shown)
            return None
        case Override.IMPOSSIBLE:
            raise Held(shown, shown.next_step or _GONE, "channel")
    person = checking.person(by)
    _reasoned(why, shown)
    agreed = FourEyes.objects.select_for_update(of=("self",)).filter(
        case=case,
        what=AGREE,
        channel=way,
        field=str(outlet),
        asked_by_id=person,
        agreed=True,
        decided_at__gte=at - AGREED_FOR,
        departure__isnull=True,
    )
    found = agreed.order_by("decided_at").first()
    if found is not None:
        return found
    if not threat_to_life:
        raise Held(shown, _TWO)
    _alert(case, by, at, REVIEW)
    return FourEyes.objects.create(
        case=case, what=REVIEW, channel=way, field=str(outlet), why=why, asked_by_id=person, asked_at=at
    )


def _alert(case: Case, by: Actor, at: datetime, what: str) -> None:
    with scope.upkeep():
        told = deciding.deciders(case, Verb.AGREE_CHANNEL, by, at)
        Alert.objects.bulk_create(
            Alert(recipient_id=one, kind=ALERTS[what], reference=case.reference, at=at) for one in told
        )
    noting(told=len(told))


def _reasoned(why: str, shown: Shown, field: str = "override_why") -> None:
    if not why:
        raise Held(shown, _SAY_WHY, field)
    reason(why, field)


def reason(why: str, field: str = "override_why") -> None:
    """Raise Invalid for a reason that says nothing: somebody else must understand it later."""
    worded = [word for word in why.split() if any(letter.isalpha() for letter in word)]
    if len(worded) < 3 and sum(letter.isalpha() for letter in why) < 15:
        raise Invalid(_THREE_WORDS, field)


def _together(*said: Words) -> Words:
    return Words(" ".join(one.en for one in said), " ".join(one.cy for one in said))


_GONE = Words("Choose a number or address that is still in use.", "Dewiswch rif neu gyfeiriad sy'n dal mewn defnydd.")
_READ_THEM = Words("Say that you have read this and keep to it.", "Dywedwch eich bod wedi darllen hyn ac yn cadw ato.")
_SAY_WHY = Words("Say why you used it.", "Dywedwch pam y'i defnyddiwyd.")
_THREE_WORDS = Words(
    "Give the reason in three words or more, so that somebody else can understand it later.",
    "Rhowch y rheswm mewn tri gair neu fwy, fel y gall rhywun arall ei ddeall yn nes ymlaen.",
)
_TWO = Words(
    "A senior officer must agree first; only a threat to life goes before that.",
    "Rhaid i uwch swyddog gytuno'n gyntaf; dim ond bygythiad i fywyd all fynd cyn hynny.",
)
_NOT_FOR_TWO = Words("This takes no second person.", "Nid oes angen ail berson ar gyfer hyn.")
_SAY_WHAT_YOU_FOUND = Words("Say what you found.", "Dywedwch beth a ganfuoch.")
