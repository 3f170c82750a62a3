"""Changes around the offender that the victim is not told of, but that may change the victim's safety."""

from alongside.catalogue.happenings import Happening
from alongside.catalogue.kinds import (
    NOTHING_TO_SAY,
    DutyExample,
    DutyKind,
    EventKind,
    Tell,
)
from alongside.catalogue.law.own_defaults import FIVE_DAYS, NEXT_DAY, SAME_DAY
from alongside.catalogue.probation.key_stages import (
    FIVE_DAYS_EXAMPLE,
    NEXT_DAY_EXAMPLE,
    SAME_DAY_EXAMPLE,
)
from alongside.catalogue.shared.custody_alarms import RECALLED
from alongside.rules.clocks import Rule
from alongside.rules.words import Words


def _unseen(
    slug: str,
    words: Words,
    sentence: Words,
    *happenings: Happening,
    urgent: bool = False,
    quiet: str = "",
) -> EventKind:
    """An event the victim is not told of."""
    return EventKind(
        slug=slug,
        words=words,
        sentence=sentence,
        tell=Tell.NO,
        may_say=NOTHING_TO_SAY,
        happenings=happenings,
        urgent=urgent,
        quiet=quiet,
    )


REGISTRATION = _unseen(
    "probation.registration_changed",
    Words("Risk or protection register changed", "Newidiwyd cofrestr risg neu amddiffyn"),
    Words(
        "A risk or protection register changed.",
        "Newidiwyd cofrestr risg neu amddiffyn.",
    ),
    Happening.REGISTRATION_CHANGED,
    urgent=True,
)
CONTACT_ADDED = _unseen(
    "probation.offender_contact_added",
    Words("A visitor or phone contact was added", "Ychwanegwyd ymwelydd neu gyswllt ffôn"),
    Words(
        "A visitor or phone contact was added for the person.",
        "Ychwanegwyd ymwelydd neu gyswllt ffôn i'r unigolyn.",
    ),
    Happening.CONTACT_ADDED,
    urgent=True,
)
CONTACT_REMOVED = _unseen(
    "probation.offender_contact_removed",
    Words("A visitor or phone contact was removed", "Tynnwyd ymwelydd neu gyswllt ffôn"),
    Words("A visitor or phone contact was removed.", "Tynnwyd ymwelydd neu gyswllt ffôn."),
    Happening.CONTACT_REMOVED,
    quiet="A way to reach the victim became closed, if it was one.",
)
RESTRICTION = _unseen(
    "probation.restriction_changed",
    Words(
        "A limit on contact or visits changed",
        "Newidiwyd cyfyngiad ar gyswllt neu ymweliadau",
    ),
    Words(
        "A limit on contact or visits changed.",
        "Newidiwyd cyfyngiad ar gyswllt neu ymweliadau.",
    ),
    Happening.RESTRICTION_CHANGED,
)
HOSTEL = _unseen(
    "probation.hostel_planned",
    Words(
        "A place to live was booked, taken or fell through",
        "Trefnwyd, cymerwyd neu collwyd lle i fyw",
    ),
    Words(
        "A place to live was arranged or fell through.",
        "Trefnwyd neu collwyd lle i fyw.",
    ),
    Happening.HOSTEL_BOOKED,
    Happening.HOSTEL_NOT_TAKEN,
    Happening.HOSTEL_ARRIVED,
)
HOSTEL_LEFT = _unseen(
    "probation.hostel_left",
    Words("Left the place to live", "Gadawodd y lle i fyw"),
    Words(
        "The person left the place they were to live.",
        "Gadawodd yr unigolyn y lle yr oedd i fyw ynddo.",
    ),
    Happening.HOSTEL_LEFT,
    urgent=True,
)
ADDRESS = _unseen(
    "probation.address_changed",
    Words("The person's address changed", "Newidiwyd cyfeiriad yr unigolyn"),
    Words("The person's address changed.", "Newidiwyd cyfeiriad yr unigolyn."),
    Happening.ADDRESS_CHANGED,
    urgent=True,
)
OFFENDER_MANAGER = _unseen(
    "probation.offender_manager_changed",
    Words("The offender manager changed", "Newidiwyd rheolwr y troseddwr"),
    Words("The offender manager changed.", "Newidiwyd rheolwr y troseddwr."),
    Happening.OFFENDER_MANAGER_CHANGED,
)
RECALL_THOUGHT_OF = _unseen(
    "probation.recall_considered",
    Words("Recall is being considered", "Ystyrir galw'n ôl"),
    Words("A recall is being considered.", "Mae galw'n ôl yn cael ei ystyried."),
    Happening.RECALL_CONSIDERED,
    urgent=True,
)
RECALL_DROPPED = EventKind(
    slug="probation.recall_dropped",
    words=Words("Recall will not happen", "Ni fydd galw'n ôl yn digwydd"),
    sentence=Words("It was decided not to recall.", "Penderfynwyd peidio â galw'n ôl."),
    tell=Tell.NO,
    may_say=NOTHING_TO_SAY,
    happenings=(Happening.RECALL_NOT_DECIDED, Happening.RECALL_WITHDRAWN),
    quiet="The victim was not told that a recall was thought of, so there is nothing to take back.",
)
ALERT = _unseen(
    "probation.alert_changed",
    Words("A prison alert changed", "Newidiwyd rhybudd carchar"),
    Words("A prison alert changed.", "Newidiwyd rhybudd carchar."),
    Happening.ALERT,
)
RISK_FIGURE = _unseen(
    "probation.risk_figure_changed",
    Words("A risk figure or plan changed", "Newidiwyd ffigur neu gynllun risg"),
    Words("A risk figure or plan changed.", "Newidiwyd ffigur neu gynllun risg."),
    Happening.RISK_SCORE,
    Happening.TIER,
    Happening.RISK_PLAN,
    quiet="Kept in the history for the officer's judgement; registers carry what must be acted on.",
)

EVENTS = (
    REGISTRATION,
    CONTACT_ADDED,
    CONTACT_REMOVED,
    RESTRICTION,
    HOSTEL,
    HOSTEL_LEFT,
    ADDRESS,
    OFFENDER_MANAGER,
    RECALL_THOUGHT_OF,
    RECALL_DROPPED,
    ALERT,
    RISK_FIGURE,
)


def _look(
    slug: str,
    words: Words,
    event: EventKind,
    rule: Rule,
    examples: tuple[DutyExample, ...],
    *,
    closed_by: tuple[str, ...] = (),
) -> DutyKind:
    """Something for the officer to look at; no word of it to the victim."""
    return DutyKind(
        slug=slug,
        words=words,
        arises_on=(event.slug,),
        rules=(rule,),
        tell=Tell.NO,
        may_say=NOTHING_TO_SAY,
        urgent=event.urgent,
        met_by_contact=False,
        examples=examples,
        closed_by=closed_by,
    )


DUTIES = (
    _look(
        "probation.reassess_victim_risk",
        Words("Look again at the risk to the victim", "Ailystyried y risg i'r dioddefwr"),
        REGISTRATION,
        SAME_DAY,
        SAME_DAY_EXAMPLE,
    ),
    _look(
        "probation.check_contact",
        Words(
            "Check whether the new contact is the victim, or a child or relative of the victim",
            "Gwirio ai'r dioddefwr, neu blentyn neu berthynas i'r dioddefwr, yw'r cyswllt newydd",
        ),
        CONTACT_ADDED,
        NEXT_DAY,
        NEXT_DAY_EXAMPLE,
    ),
    _look(
        "probation.look_at_alert",
        Words(
            "Look whether the alert is about the victim, or about contact with the victim",
            "Edrych a yw'r rhybudd yn ymwneud â'r dioddefwr, neu â chyswllt â'r dioddefwr",
        ),
        ALERT,
        NEXT_DAY,
        NEXT_DAY_EXAMPLE,
    ),
    _look(
        "probation.check_restriction",
        Words(
            "Check whether the limit protects the victim, and diary its end",
            "Gwirio a yw'r cyfyngiad yn diogelu'r dioddefwr, a nodi ei ddiwedd",
        ),
        RESTRICTION,
        NEXT_DAY,
        NEXT_DAY_EXAMPLE,
    ),
    _look(
        "probation.check_distance_of_place",
        Words(
            "Check the place against the victim's home and zones, inside this system only",
            "Gwirio'r lle yn erbyn cartref a pharthau'r dioddefwr, o fewn y system hon yn unig",
        ),
        HOSTEL,
        SAME_DAY,
        SAME_DAY_EXAMPLE,
    ),
    _look(
        "probation.ask_why_place_was_left",
        Words(
            "Ask the offender manager why the place was left, and where the person is",
            "Gofyn i reolwr y troseddwr pam y gadawyd y lle, a ble mae'r unigolyn",
        ),
        HOSTEL_LEFT,
        SAME_DAY,
        SAME_DAY_EXAMPLE,
    ),
    _look(
        "probation.check_distance_of_address",
        Words(
            "Check the new address against the victim's home and zones, inside this system only",
            "Gwirio'r cyfeiriad newydd yn erbyn cartref a pharthau'r dioddefwr, o fewn y system hon yn unig",
        ),
        ADDRESS,
        SAME_DAY,
        SAME_DAY_EXAMPLE,
    ),
    _look(
        "probation.introduce_to_offender_manager",
        Words(
            "Introduce yourself to the new offender manager, with the victim's concerns",
            "Cyflwyno eich hun i reolwr newydd y troseddwr, gyda phryderon y dioddefwr",
        ),
        OFFENDER_MANAGER,
        FIVE_DAYS,
        FIVE_DAYS_EXAMPLE,
    ),
    _look(
        "probation.get_ready_for_recall",
        Words(
            "Speak to the offender manager about the victim's safety while recall is considered",
            "Siarad â rheolwr y troseddwr am ddiogelwch y dioddefwr tra ystyrir galw'n ôl",
        ),
        RECALL_THOUGHT_OF,
        SAME_DAY,
        SAME_DAY_EXAMPLE,
        closed_by=(RECALL_DROPPED.slug, RECALLED.slug),
    ),
)
