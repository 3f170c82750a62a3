"""The Victim Contact Scheme of the Probation Service."""

from collections.abc import Mapping

from alongside.catalogue.happenings import Happening
from alongside.catalogue.kinds import Service
from alongside.catalogue.law.silence_clocks import SCHEME_HIGH
from alongside.catalogue.probation import hospital, joining, offender, parole, recall, release, sentence
from alongside.catalogue.shared import custody, custody_alarms, victim
from alongside.catalogue.shared.unheard import UNHEARD
from alongside.rules.words import Words

_COURT_DATE = Words(
    "A court date before sentence belongs to the witness care unit; a later one is heard of by its result.",
    "Mae dyddiad llys cyn y ddedfryd yn perthyn i'r uned gofal tystion; clywir am un diweddarach drwy ei ganlyniad.",
)
_UNHEARD: Mapping[str, Words] = {
    Happening.HEARING_LISTED: _COURT_DATE,
    Happening.HEARING_CHANGED: _COURT_DATE,
    **UNHEARD,
}

SERVICE = Service(
    slug="probation",
    words=Words("Probation victim contact", "Cyswllt dioddefwyr y Gwasanaeth Prawf"),
    officer=Words("Victim liaison officer", "Swyddog cyswllt dioddefwyr"),
    unit_word=Words("Victim liaison unit", "Uned cyswllt dioddefwyr"),
    other=Words("the offender", "y troseddwr"),
    events=(
        *joining.EVENTS,
        *sentence.EVENTS,
        *parole.EVENTS,
        *release.EVENTS,
        *recall.EVENTS,
        *hospital.EVENTS,
        *offender.EVENTS,
        *victim.EVENTS,
        *custody.EVENTS,
        *custody_alarms.EVENTS,
    ),
    duties=(
        *joining.DUTIES,
        *sentence.DUTIES,
        *parole.DUTIES,
        *release.DUTIES,
        *recall.DUTIES,
        *hospital.DUTIES,
        *offender.DUTIES,
        *victim.DUTIES,
        *custody_alarms.DUTIES,
    ),
    longest_quiet={"high": SCHEME_HIGH},  # the others hear once a year
    unheard=_UNHEARD,
)
