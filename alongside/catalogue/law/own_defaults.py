"""Our own default clocks, where no source gives a figure but a person must act: marked D, never shown as law.

An organisation may make them stricter. They exist so that a warning never waits without a day.
"""

from alongside.catalogue.law.declaring import clock, wd
from alongside.catalogue.law.sources import OURS
from alongside.rules.clocks import Rule
from alongside.rules.sources import Confidence
from alongside.rules.words import Words


def _own(rule_id: str, words: Words, days: int) -> Rule:
    return clock(
        rule_id,
        "POL PROB",
        words,
        after=Words("the officer's service learning of it", "gwasanaeth y swyddog yn cael gwybod"),
        limit=wd(days),
        on_learning=True,
        sources=(OURS,),
        confidence=Confidence.DEFAULT,
        version="own-2026-11",
    )


SAME_DAY = _own("OWN-01", Words("Act on the same day", "Gweithredu ar yr un diwrnod"), 0)
NEXT_DAY = _own("OWN-02", Words("Act by the next working day", "Gweithredu erbyn y diwrnod gwaith nesaf"), 1)
FIVE_DAYS = _own("OWN-03", Words("Act within five working days", "Gweithredu o fewn pum diwrnod gwaith"), 5)

CLOCKS = (SAME_DAY, NEXT_DAY, FIVE_DAYS)
