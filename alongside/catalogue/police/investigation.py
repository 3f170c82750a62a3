"""What happens to a suspect before court: Right 6 of the Code as far as the police decide."""

from datetime import date

from alongside.catalogue.kinds import DutyExample, DutyKind, EventKind, Tell
from alongside.catalogue.law import rule
from alongside.rules.words import Words

FIVE_OR_ONE = (
    DutyExample(
        date(2026, 12, 18),
        date(2026, 12, 29),
        told="Christmas Day and its Monday do not count",
    ),
    DutyExample(
        date(2026, 12, 18),
        date(2026, 12, 21),
        enhanced=True,
        told="The weekend does not count",
    ),
)
"""Five working days, or one for a victim with enhanced rights, from Friday 18 December 2026."""

NOT_INVESTIGATED = EventKind(
    slug="police.not_investigated",
    words=Words("Decision not to investigate", "Penderfyniad i beidio ag ymchwilio"),
    sentence=Words(
        "The police decided not to investigate.",
        "Penderfynodd yr heddlu beidio ag ymchwilio.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "The police have decided not to investigate further. We will explain why. This does not mean you were not "
        "believed, and help is still there for you.",
        "Mae'r heddlu wedi penderfynu peidio ag ymchwilio ymhellach. Byddwn yn egluro pam. Nid yw hyn yn golygu na "
        "chawsoch eich credu, ac mae cymorth yn dal ar gael i chi.",
    ),
)
ARRESTED = EventKind(
    slug="police.suspect_arrested",
    words=Words("Suspect arrested", "Arestiwyd y sawl a ddrwgdybir"),
    sentence=Words("The suspect was arrested.", "Arestiwyd y sawl a ddrwgdybir."),
    tell=Tell.YES,
    may_say=Words("The suspect has been arrested.", "Mae'r sawl a ddrwgdybir wedi'i arestio."),
)
INTERVIEWED = EventKind(
    slug="police.suspect_interviewed",
    words=Words("Suspect interviewed under caution", "Cyfwelwyd y sawl a ddrwgdybir dan rybudd"),
    sentence=Words(
        "The suspect was interviewed under caution.",
        "Cyfwelwyd y sawl a ddrwgdybir dan rybudd.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "The police have interviewed the suspect.",
        "Mae'r heddlu wedi cyfweld â'r sawl a ddrwgdybir.",
    ),
)
RELEASED_WITHOUT_CHARGE = EventKind(
    slug="police.suspect_released_without_charge",
    words=Words(
        "Suspect released without charge",
        "Rhyddhawyd y sawl a ddrwgdybir heb gyhuddiad",
    ),
    sentence=Words(
        "The suspect was released without charge.",
        "Rhyddhawyd y sawl a ddrwgdybir heb gyhuddiad.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "The suspect has been released without being charged. We will explain why, and talk about how safe you feel.",
        "Mae'r sawl a ddrwgdybir wedi'i ryddhau heb ei gyhuddo. Byddwn yn egluro pam, ac yn trafod pa mor ddiogel "
        "rydych yn teimlo.",
    ),
    urgent=True,
)
BAILED = EventKind(
    slug="police.suspect_bailed",
    words=Words(
        "Suspect bailed or under investigation",
        "Y sawl a ddrwgdybir ar fechnïaeth neu dan ymchwiliad",
    ),
    sentence=Words(
        "The suspect was released on bail or under investigation.",
        "Rhyddhawyd y sawl a ddrwgdybir ar fechnïaeth neu dan ymchwiliad.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "The suspect has been released while the investigation goes on. We will tell you of any conditions that "
        "protect you and what to do if they are broken.",
        "Mae'r sawl a ddrwgdybir wedi'i ryddhau tra bo'r ymchwiliad yn parhau. Byddwn yn dweud wrthych am unrhyw "
        "amodau sy'n eich diogelu a beth i'w wneud os cânt eu torri.",
    ),
    urgent=True,
)
BAIL_CHANGED = EventKind(
    slug="police.bail_conditions_changed",
    words=Words(
        "Bail conditions changed or cancelled",
        "Newidiwyd neu dilëwyd amodau mechnïaeth",
    ),
    sentence=Words(
        "Bail conditions were changed or cancelled.",
        "Newidiwyd neu dilëwyd amodau mechnïaeth.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "The conditions the suspect must keep have changed. We will go through what this means for you.",
        "Mae'r amodau y mae'n rhaid i'r sawl a ddrwgdybir eu cadw wedi newid. Byddwn yn trafod beth mae hyn yn ei "
        "olygu i chi.",
    ),
    urgent=True,
)
DISPOSAL_CONSIDERED = EventKind(
    slug="police.disposal_considered",
    words=Words("Out-of-court disposal considered", "Ystyrir datrysiad y tu allan i'r llys"),
    sentence=Words(
        "An outcome outside court is being considered.",
        "Mae datrysiad y tu allan i'r llys yn cael ei ystyried.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "The police are thinking about dealing with this without going to court. What you think matters, and we would "
        "like to hear it before anything is decided.",
        "Mae'r heddlu'n ystyried delio â hyn heb fynd i'r llys. Mae eich barn yn bwysig, a hoffem ei chlywed cyn i "
        "ddim gael ei benderfynu.",
    ),
)
CHARGED = EventKind(
    slug="police.suspect_charged",
    words=Words("Suspect charged", "Cyhuddwyd y sawl a ddrwgdybir"),
    sentence=Words("The suspect was charged.", "Cyhuddwyd y sawl a ddrwgdybir."),
    tell=Tell.YES,
    may_say=Words(
        "The suspect has been charged. We will tell you about the first court hearing and what happens next.",
        "Mae'r sawl a ddrwgdybir wedi'i gyhuddo. Byddwn yn dweud wrthych am y gwrandawiad llys cyntaf a beth sy'n "
        "digwydd nesaf.",
    ),
)
NOT_CHARGED = EventKind(
    slug="police.suspect_not_charged",
    words=Words("Police decided not to charge", "Penderfynodd yr heddlu beidio â chyhuddo"),
    sentence=Words(
        "The police decided not to charge the suspect.",
        "Penderfynodd yr heddlu beidio â chyhuddo'r sawl a ddrwgdybir.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "The police have decided not to charge the suspect. We will explain why, and how you can ask for the decision "
        "to be looked at again.",
        "Mae'r heddlu wedi penderfynu peidio â chyhuddo'r sawl a ddrwgdybir. Byddwn yn egluro pam, a sut y gallwch "
        "ofyn i'r penderfyniad gael ei adolygu.",
    ),
    urgent=True,
)
REVIEW_OF_POLICE_ASKED = EventKind(
    slug="police.review_of_police_asked",
    words=Words(
        "Victim asked the police to review a decision",
        "Gofynnodd y dioddefwr i'r heddlu adolygu penderfyniad",
    ),
    sentence=Words(
        "The victim asked the police to review their decision.",
        "Gofynnodd y dioddefwr i'r heddlu adolygu eu penderfyniad.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "The police have your request to look at the decision again. Someone who did not make it will do so.",
        "Mae'r heddlu wedi cael eich cais i adolygu'r penderfyniad. Bydd rhywun na wnaeth y penderfyniad yn gwneud "
        "hynny.",
    ),
)


def _tell(slug: str, event: EventKind, rule_id: str, words: Words, *, urgent: bool = False) -> DutyKind:
    """The duty to tell the victim of one step, in five working days or one."""
    return DutyKind(
        slug=slug,
        words=words,
        arises_on=(event.slug,),
        rules=(rule(rule_id),),
        tell=event.tell,
        may_say=event.may_say,
        urgent=urgent,
        examples=FIVE_OR_ONE,
    )


DUTIES = (
    _tell(
        "police.tell_not_investigated",
        NOT_INVESTIGATED,
        "VC-R6-01",
        Words(
            "Tell the victim there will be no investigation, and why",
            "Dweud wrth y dioddefwr na fydd ymchwiliad, a pham",
        ),
    ),
    _tell(
        "police.tell_of_arrest",
        ARRESTED,
        "VC-R6-02",
        Words("Tell the victim of the arrest", "Dweud wrth y dioddefwr am yr arestio"),
    ),
    _tell(
        "police.tell_of_interview",
        INTERVIEWED,
        "VC-R6-03",
        Words(
            "Tell the victim the suspect was interviewed",
            "Dweud wrth y dioddefwr fod y sawl a ddrwgdybir wedi'i gyfweld",
        ),
    ),
    _tell(
        "police.tell_of_release_without_charge",
        RELEASED_WITHOUT_CHARGE,
        "VC-R6-04",
        Words(
            "Tell the victim the suspect was released without charge, and why",
            "Dweud wrth y dioddefwr fod y sawl a ddrwgdybir wedi'i ryddhau heb gyhuddiad, a pham",
        ),
        urgent=True,
    ),
    _tell(
        "police.tell_of_bail",
        BAILED,
        "VC-R6-05",
        Words(
            "Tell the victim of bail or investigation, and the conditions",
            "Dweud wrth y dioddefwr am y fechnïaeth neu'r ymchwiliad, a'r amodau",
        ),
        urgent=True,
    ),
    _tell(
        "police.tell_of_bail_change",
        BAIL_CHANGED,
        "VC-R6-06",
        Words(
            "Tell the victim that bail conditions changed",
            "Dweud wrth y dioddefwr fod yr amodau mechnïaeth wedi newid",
        ),
        urgent=True,
    ),
    _tell(
        "police.ask_about_disposal",
        DISPOSAL_CONSIDERED,
        "VC-R6-08",
        Words(
            "Ask the victim's views on an outcome outside court, and tell the result",
            "Gofyn barn y dioddefwr am ddatrysiad y tu allan i'r llys, a dweud y canlyniad",
        ),
    ),
    _tell(
        "police.tell_of_charge",
        CHARGED,
        "VC-R6-09",
        Words(
            "Tell the victim the suspect has been charged",
            "Dweud wrth y dioddefwr fod y sawl a ddrwgdybir wedi'i gyhuddo",
        ),
    ),
    _tell(
        "police.tell_of_no_charge",
        NOT_CHARGED,
        "VC-R6-09",
        Words(
            "Tell the victim there is no charge, why, and the right to review",
            "Dweud wrth y dioddefwr nad oes cyhuddiad, pam, a'r hawl i adolygiad",
        ),
        urgent=True,
    ),
    DutyKind(
        slug="police.review_of_police_last_day",
        words=Words(
            "Help the victim ask the police for a review before the last day",
            "Helpu'r dioddefwr i ofyn i'r heddlu am adolygiad cyn y diwrnod olaf",
        ),
        arises_on=(NOT_CHARGED.slug,),
        closed_by=(REVIEW_OF_POLICE_ASKED.slug,),
        rules=(rule("CH-VRR-POL"), rule("VC-R6-12")),
        tell=NOT_CHARGED.tell,
        may_say=NOT_CHARGED.may_say,
        examples=(DutyExample(date(2026, 11, 30), date(2027, 2, 28), told="February has no 30th"),),
    ),
    DutyKind(
        slug="police.watch_review_acknowledged",
        words=Words(
            "See that the police acknowledged the review",
            "Gweld bod yr heddlu wedi cydnabod yr adolygiad",
        ),
        arises_on=(REVIEW_OF_POLICE_ASKED.slug,),
        rules=(rule("CH-VRR-POL-ACK"),),
        tell=REVIEW_OF_POLICE_ASKED.tell,
        may_say=REVIEW_OF_POLICE_ASKED.may_say,
        met_by_contact=False,
        owed_by="POL",
        examples=(DutyExample(date(2026, 12, 18), date(2027, 1, 6)),),
    ),
    DutyKind(
        slug="police.watch_review_done",
        words=Words(
            "See that the police finished the review",
            "Gweld bod yr heddlu wedi gorffen yr adolygiad",
        ),
        arises_on=(REVIEW_OF_POLICE_ASKED.slug,),
        rules=(rule("CH-VRR-POL-DONE"),),
        tell=REVIEW_OF_POLICE_ASKED.tell,
        may_say=REVIEW_OF_POLICE_ASKED.may_say,
        met_by_contact=False,
        owed_by="POL",
        examples=(DutyExample(date(2026, 11, 2), date(2026, 12, 14)),),
    ),
)
EVENTS = (
    NOT_INVESTIGATED,
    ARRESTED,
    INTERVIEWED,
    RELEASED_WITHOUT_CHARGE,
    BAILED,
    BAIL_CHANGED,
    DISPOSAL_CONSIDERED,
    CHARGED,
    NOT_CHARGED,
    REVIEW_OF_POLICE_ASKED,
)
