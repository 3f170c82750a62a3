"""What the silence radar listens for: which events join, leave, ask and turn, and which rule each silence breaks.

The figures stand in the rules named here: those of the scheme by their own ids, ours under SIL. How long a case may lie
without an entry its service says (`Service.longest_quiet`).
"""

from alongside.catalogue.law import rule
from alongside.catalogue.law.silence_clocks import COMES_OF_AGE
from alongside.catalogue.probation import joining, recall, release, sentence
from alongside.catalogue.shared import custody, custody_alarms

UPDATED = (joining.OPTED_IN.slug, joining.YEARLY_CONTACT.slug)
"""From these days a year is counted."""
YEARLY_DUTY = "probation.yearly_contact"
"""Met by a contact, it is an update as well."""
LEFT = (joining.OPTED_OUT.slug, release.SENTENCE_ENDED.slug, custody.DIED.slug)
ASKED = (joining.INVITED.slug, joining.NO_REPLY.slug)
OFFERED = (joining.INVITED.slug, joining.OFFERED_AGAIN.slug)
TURNING = (
    custody_alarms.RECALLED.slug,
    recall.RECALL_DECIDED.slug,
    recall.FIXED_TERM_RECALL.slug,
    sentence.OPEN_CONSIDERED.slug,
    sentence.OPEN_MOVED.slug,
)
"""After these somebody who never answered is asked again: a recall, or a move towards open conditions."""

RELEASE_DATES = ("CONFIRMED", "CRD", "ARD", "RELEASE", "FTRD", "HDCAD", "PRRD", "MTD", "APD")
PAROLE_DATES = ("PED", "TARIFF", "THD", "HEARING")

YEARLY, OFFER = rule("VCS-05"), rule("VCS-06")
OF_AGE = COMES_OF_AGE
TRIES = rule("VS-03")
"""Three tries, on different days: it has no figure of time."""
MOST_TRIES = 3
