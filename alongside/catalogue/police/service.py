"""The victim care service of a police force or its commissioner."""

from collections.abc import Mapping

from alongside.catalogue.happenings import Happening
from alongside.catalogue.kinds import Service
from alongside.catalogue.law.silence_clocks import HIGH, MEDIUM, STANDARD, UNKNOWN
from alongside.catalogue.police import court, investigation, offender, outcome, prosecution, report, support
from alongside.catalogue.shared import custody, custody_alarms, victim
from alongside.catalogue.shared.unheard import UNHEARD
from alongside.rules.words import Words

_SCHEME = Words(
    "The Probation Service tells the members of its scheme; the police hear of the release itself.",
    "Y Gwasanaeth Prawf sy'n dweud wrth aelodau ei gynllun; bydd yr heddlu'n clywed am y rhyddhau ei hun.",
)
_RECALL = Words(
    "Until the person is back in custody or at large there is nothing for the police victim to know.",
    "Hyd nes bod yr unigolyn yn ôl yn y ddalfa neu'n rhydd, nid oes dim i'r dioddefwr ei wybod gan yr heddlu.",
)
_OFFENDER_SIDE = Words(
    "It belongs to the offender's supervision, which the Probation Service watches.",
    "Mae'n perthyn i oruchwyliaeth y troseddwr, y mae'r Gwasanaeth Prawf yn ei gwylio.",
)
_WITHDRAWN = Words(
    "The court took its own message back; the corrected result comes by itself.",
    "Tynnodd y llys ei neges ei hun yn ôl; daw'r canlyniad cywir ar ei ben ei hun.",
)

_UNHEARD: Mapping[str, Words] = {
    **dict.fromkeys(
        (
            Happening.DATES_CHANGED,
            Happening.SENTENCE_CHANGED,
            Happening.SENTENCE_ENDED,
            Happening.STATUS_CHANGED,
            Happening.LICENCE_ACTIVATED,
            Happening.LICENCE_VARIED,
            Happening.LICENCE_ENDED,
            Happening.LICENCE_GIVEN,
            Happening.HDC_ASSESSED,
            Happening.TEMPORARY_ABSENCE_PLANNED,
            Happening.TEMPORARY_ABSENCE_APPROVED,
            Happening.TEMPORARY_ABSENCE_REFUSED,
            Happening.TEMPORARY_ABSENCE_CHANGED,
            Happening.TEMPORARY_ABSENCE_STARTED,
            Happening.TEMPORARY_ABSENCE_ENDED,
            Happening.HOSPITAL_CHANGED,
            Happening.PAROLE_REVIEW,
            Happening.PAROLE_DECIDED,
        ),
        _SCHEME,
    ),
    **dict.fromkeys(
        (
            Happening.RECALL_CONSIDERED,
            Happening.RECALL_DECIDED,
            Happening.RECALL_NOT_DECIDED,
            Happening.RECALL_WITHDRAWN,
            Happening.RECALL_RECORDED,
            Happening.RECALL_CORRECTED,
        ),
        _RECALL,
    ),
    **dict.fromkeys(
        (
            Happening.REGISTRATION_CHANGED,
            Happening.CONTACT_ADDED,
            Happening.CONTACT_REMOVED,
            Happening.RESTRICTION_CHANGED,
            Happening.ALERT,
            Happening.RISK_SCORE,
            Happening.RISK_PLAN,
            Happening.TIER,
            Happening.HOSTEL_BOOKED,
            Happening.HOSTEL_NOT_TAKEN,
            Happening.HOSTEL_ARRIVED,
            Happening.HOSTEL_LEFT,
            Happening.ADDRESS_CHANGED,
            Happening.OFFENDER_MANAGER_CHANGED,
        ),
        _OFFENDER_SIDE,
    ),
    Happening.COURT_RESULT_WITHDRAWN: _WITHDRAWN,
    **UNHEARD,
}

SERVICE = Service(
    slug="police",
    words=Words("Police victim care", "Gofal dioddefwyr yr heddlu"),
    officer=Words("Victim care officer", "Swyddog gofal dioddefwyr"),
    unit_word=Words("Hub", "Hyb"),
    other=Words("the accused", "y cyhuddedig"),
    events=(
        *report.EVENTS,
        *investigation.EVENTS,
        *prosecution.EVENTS,
        *court.EVENTS,
        *outcome.EVENTS,
        *support.EVENTS,
        *victim.EVENTS,
        *custody.EVENTS,
        *custody_alarms.EVENTS,
    ),
    duties=(
        *report.DUTIES,
        *investigation.DUTIES,
        *prosecution.DUTIES,
        *court.DUTIES,
        *outcome.DUTIES,
        *support.DUTIES,
        *offender.DUTIES,
        *victim.DUTIES,
        *custody_alarms.DUTIES,
    ),
    longest_quiet={"high": HIGH, "medium": MEDIUM, "standard": STANDARD, "unknown": UNKNOWN},
    unheard=_UNHEARD,
)
