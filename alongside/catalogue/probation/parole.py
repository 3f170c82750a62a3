"""Parole: the review, the hearing, the statement, the decision and the short time to challenge it."""

from datetime import date

from alongside.catalogue.happenings import Happening
from alongside.catalogue.kinds import DutyExample, DutyKind, EventKind, Tell
from alongside.catalogue.law import rule
from alongside.catalogue.law.own_defaults import NEXT_DAY
from alongside.catalogue.probation.key_stages import NEXT_DAY_EXAMPLE, stage_duty
from alongside.catalogue.shared.custody import DIED
from alongside.rules.words import Words

REVIEW = EventKind(
    slug="probation.parole_review",
    words=Words(
        "Parole review started or dated",
        "Adolygiad parôl wedi'i ddechrau neu ei ddyddio",
    ),
    sentence=Words(
        "A parole review was started or dated.",
        "Dechreuwyd neu ddyddiwyd adolygiad parôl.",
    ),
    tell=Tell.MONTH_ONLY,
    may_say=Words(
        "The Parole Board is going to look at whether it is safe to release the person in your case. You can make a "
        "personal statement, ask for conditions, and ask to follow the hearing. You do not have to do any of these.",
        "Mae'r Bwrdd Parôl yn mynd i ystyried a yw'n ddiogel rhyddhau'r unigolyn yn eich achos chi. Gallwch wneud "
        "datganiad personol, gofyn am amodau, a gofyn am ddilyn y gwrandawiad. Nid oes rhaid i chi wneud dim o'r "
        "rhain.",
    ),
    happenings=(Happening.PAROLE_REVIEW,),
    key_stage="KS-09",
)
HEARING_LISTED = EventKind(
    slug="probation.parole_hearing_listed",
    words=Words("Parole hearing listed", "Rhestrwyd gwrandawiad parôl"),
    sentence=Words("A parole hearing was listed.", "Rhestrwyd gwrandawiad parôl."),
    tell=Tell.MONTH_ONLY,
    may_say=Words(
        "A parole hearing has been arranged. If you want to make a statement, or want it kept from the person in your "
        "case, there are dates to keep, and we will help.",
        "Mae gwrandawiad parôl wedi'i drefnu. Os ydych am wneud datganiad, neu am i'r unigolyn yn eich achos chi "
        "beidio â'i weld, mae dyddiadau i'w cadw, a byddwn yn helpu.",
    ),
    key_stage="KS-09",
)
HEARING_HELD = EventKind(
    slug="probation.parole_hearing_held",
    words=Words("Parole hearing held", "Cynhaliwyd gwrandawiad parôl"),
    sentence=Words("The parole hearing took place.", "Cynhaliwyd y gwrandawiad parôl."),
    tell=Tell.YES,
    may_say=Words(
        "The parole hearing has taken place. The Parole Board will send its decision, and we will tell you.",
        "Mae'r gwrandawiad parôl wedi'i gynnal. Bydd y Bwrdd Parôl yn anfon ei benderfyniad, a byddwn yn dweud "
        "wrthych.",
    ),
)
DECIDED = EventKind(
    slug="probation.parole_decided",
    words=Words("Parole decision received", "Cafwyd penderfyniad parôl"),
    sentence=Words("The parole decision was received.", "Cafwyd y penderfyniad parôl."),
    tell=Tell.YES,
    may_say=Words(
        "The Parole Board has made its decision. We will explain it, how to ask for a summary of the reasons, and "
        "what you can do if you disagree.",
        "Mae'r Bwrdd Parôl wedi gwneud ei benderfyniad. Byddwn yn ei egluro, sut i ofyn am grynodeb o'r rhesymau, a'r "
        "hyn y gallwch ei wneud os ydych yn anghytuno.",
    ),
    happenings=(Happening.PAROLE_DECIDED,),
    key_stage="KS-10",
    urgent=True,
)
RECONSIDERATION = EventKind(
    slug="probation.reconsideration_applied_for",
    words=Words(
        "Reconsideration of the decision applied for",
        "Gwnaed cais i ailystyried y penderfyniad",
    ),
    sentence=Words(
        "The Parole Board was asked to think again about its decision.",
        "Gofynnwyd i'r Bwrdd Parôl ailystyried ei benderfyniad.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "The Parole Board has been asked to think again about its decision. Nothing changes until it answers.",
        "Gofynnwyd i'r Bwrdd Parôl ailystyried ei benderfyniad. Nid oes dim yn newid nes iddo ateb.",
    ),
    key_stage="KS-10",
)

EVENTS = (REVIEW, HEARING_LISTED, HEARING_HELD, DECIDED, RECONSIDERATION)

_SETTLED = (REVIEW.slug, HEARING_LISTED.slug, HEARING_HELD.slug, DECIDED.slug, DIED.slug)
"""What makes work towards a hearing pointless; a new date closes the old day and brings its own."""


def _watch_board(
    slug: str,
    event: EventKind,
    rule_ids: tuple[str, ...],
    words: Words,
    example: DutyExample,
) -> DutyKind:
    """A step of the Parole Board that the officer watches."""
    return DutyKind(
        slug=slug,
        words=words,
        arises_on=(event.slug,),
        rules=tuple(rule(each) for each in rule_ids),
        tell=event.tell,
        may_say=event.may_say,
        met_by_contact=False,
        owed_by="PB",
        examples=(example,),
    )


DUTIES = (
    stage_duty(
        "probation.offer_statement",
        Words(
            "Tell the victim of the review; offer the statement, and ask whether it must be kept from the prisoner",
            "Dweud wrth y dioddefwr am yr adolygiad; cynnig y datganiad, a gofyn a ddylid ei gadw rhag y carcharor",
        ),
        (REVIEW,),
        NEXT_DAY,
        NEXT_DAY_EXAMPLE,
    ),
    _watch_board(
        "probation.watch_hearing_in_time",
        REVIEW,
        ("VCS-16",),
        Words(
            "See whether a hearing has been held",
            "Gweld a yw gwrandawiad wedi'i gynnal",
        ),
        DutyExample(date(2026, 11, 20), date(2027, 5, 21)),
    ),
    _watch_board(
        "probation.watch_parties_told",
        HEARING_LISTED,
        ("VCS-15",),
        Words(
            "See that the Parole Board told the parties of the date",
            "Gweld bod y Bwrdd Parôl wedi rhoi'r dyddiad i'r partïon",
        ),
        DutyExample(date(2026, 12, 18), date(2026, 12, 29)),
    ),
    stage_duty(
        "probation.tell_of_hearing",
        Words(
            "Tell the victim a hearing is listed",
            "Dweud wrth y dioddefwr fod gwrandawiad wedi'i restru",
        ),
        (HEARING_LISTED,),
        NEXT_DAY,
        NEXT_DAY_EXAMPLE,
        before_hearing=True,
    ),
    DutyKind(
        slug="probation.ask_to_withhold",
        words=Words(
            "If the statement must be kept from the prisoner, apply to the Parole Board",
            "Os rhaid cadw'r datganiad rhag y carcharor, gwneud cais i'r Bwrdd Parôl",
        ),
        arises_on=(REVIEW.slug, HEARING_LISTED.slug),
        closed_by=_SETTLED,
        rules=(rule("VCS-14"),),
        tell=HEARING_LISTED.tell,
        may_say=HEARING_LISTED.may_say,
        anchor="hearing_on",
        met_by_contact=False,
        examples=(DutyExample(date(2027, 3, 1), date(2027, 1, 4), told="Eight weeks, every day counts"),),
    ),
    DutyKind(
        slug="probation.send_statement",
        words=Words(
            "Send the victim's statement to the Parole Board",
            "Anfon datganiad y dioddefwr at y Bwrdd Parôl",
        ),
        arises_on=(REVIEW.slug, HEARING_LISTED.slug),
        closed_by=_SETTLED,
        rules=(rule("VCS-13"), rule("VCS-20")),
        tell=HEARING_LISTED.tell,
        may_say=Words(
            "If you would like the Parole Board to hear how this has affected you, we will help you write a "
            "statement. You can read it out yourself, have it read, or have it read on paper. Reading takes up to ten "
            "minutes.",
            "Os hoffech i'r Bwrdd Parôl glywed sut mae hyn wedi effeithio arnoch, byddwn yn eich helpu i ysgrifennu "
            "datganiad. Gallwch ei ddarllen eich hun, cael rhywun arall i'w ddarllen, neu ei roi ar bapur. Mae'r "
            "darllen yn cymryd hyd at ddeg munud.",
        ),
        anchor="hearing_on",
        met_by_contact=False,
        examples=(DutyExample(date(2027, 3, 1), date(2027, 2, 1), told="28 days, every day counts"),),
    ),
    DutyKind(
        slug="probation.ask_to_observe",
        words=Words(
            "Ask whether the victim wants to follow the hearing, and apply",
            "Gofyn a hoffai'r dioddefwr ddilyn y gwrandawiad, a gwneud cais",
        ),
        arises_on=(REVIEW.slug, HEARING_LISTED.slug),
        closed_by=_SETTLED,
        rules=(rule("VCS-21"),),
        tell=HEARING_LISTED.tell,
        may_say=HEARING_LISTED.may_say,
        anchor="hearing_on",
        examples=(DutyExample(date(2027, 3, 1), date(2026, 12, 7)),),
    ),
    _watch_board(
        "probation.watch_decision",
        HEARING_HELD,
        ("VCS-17",),
        Words(
            "See that the parole decision arrived",
            "Gweld bod y penderfyniad parôl wedi cyrraedd",
        ),
        DutyExample(date(2026, 12, 18), date(2027, 1, 1)),
    ),
    stage_duty(
        "probation.tell_parole_decision",
        Words(
            "Tell the victim the decision, and offer the summary",
            "Dweud y penderfyniad wrth y dioddefwr, a chynnig y crynodeb",
        ),
        (DECIDED,),
        rule("VCS-18"),
        NEXT_DAY_EXAMPLE,
        urgent=True,
    ),
    DutyKind(
        slug="probation.pass_on_challenge",
        words=Words(
            "If the victim disagrees with the decision, pass their wish to challenge it to the casework section",
            "Os yw'r dioddefwr yn anghytuno â'r penderfyniad, trosglwyddo'r dymuniad i'w herio i'r adran gwaith achos",
        ),
        arises_on=(DECIDED.slug,),
        rules=(rule("VCS-19"), rule("KS-10"), rule("VC-R11-03")),
        tell=DECIDED.tell,
        may_say=Words(
            "If you think the decision was unfair or wrong in law, tell us soon. You cannot apply yourself, but we "
            "can pass on your concern, and there is little time.",
            "Os ydych yn credu bod y penderfyniad yn annheg neu'n anghywir yn ôl y gyfraith, dywedwch wrthym yn fuan. "
            "Ni allwch wneud cais eich hun, ond gallwn drosglwyddo eich pryder, ac ychydig o amser sydd.",
        ),
        urgent=True,
        examples=(
            DutyExample(
                date(2026, 12, 18),
                date(2026, 12, 28),
                told="Every day counts, bank holidays too",
            ),
        ),
    ),
    DutyKind(
        slug="probation.watch_reconsideration_window",
        words=Words(
            "See whether the decision became final or was challenged",
            "Gweld a ddaeth y penderfyniad yn derfynol neu a gafodd ei herio",
        ),
        arises_on=(DECIDED.slug,),
        rules=(rule("CH-PB-RECON"), rule("CH-PB-SETASIDE")),
        tell=DECIDED.tell,
        may_say=Words(
            "The decision may still be challenged for a short time. We will tell you when it is final.",
            "Gellir herio'r penderfyniad am gyfnod byr o hyd. Byddwn yn dweud wrthych pan fydd yn derfynol.",
        ),
        met_by_contact=False,
        owed_by="PPCS",
        examples=(DutyExample(date(2026, 12, 18), date(2027, 1, 8)),),
    ),
    stage_duty(
        "probation.tell_of_reconsideration",
        Words(
            "Tell the victim the decision is challenged",
            "Dweud wrth y dioddefwr fod y penderfyniad yn cael ei herio",
        ),
        (RECONSIDERATION,),
        NEXT_DAY,
        NEXT_DAY_EXAMPLE,
    ),
    _watch_board(
        "probation.watch_reconsideration_reply",
        RECONSIDERATION,
        ("CH-PB-RECON-REPLY",),
        Words("See that the other side has answered", "Gweld bod yr ochr arall wedi ateb"),
        DutyExample(date(2026, 12, 18), date(2026, 12, 25)),
    ),
)
