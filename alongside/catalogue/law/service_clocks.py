"""Our own clocks for a victim support service: no national figure was found, so an organisation may set its own."""

from alongside.catalogue.law.declaring import clock, months, wd, weeks
from alongside.catalogue.law.sources import OURS
from alongside.rules.clocks import Limit, Rule
from alongside.rules.sources import Confidence
from alongside.rules.words import Words

_REFERRED = Words("receipt of the referral", "derbyn yr atgyfeiriad")


def _own(rule_id: str, words: Words, after: Words, limit: Limit | None, note: Words | None = None) -> Rule:
    return clock(
        rule_id,
        "VS",
        words,
        after=after,
        limit=limit,
        sources=(OURS,),
        confidence=Confidence.DEFAULT,
        note=note,
        version="service-2026-11",
    )


CLOCKS = (
    _own(
        "VS-01",
        Words(
            "First try to reach a victim at high risk",
            "Ceisio cyrraedd dioddefwr mewn risg uchel am y tro cyntaf",
        ),
        _REFERRED,
        wd(1),
    ),
    _own(
        "VS-02", Words("First try to reach the victim", "Ceisio cyrraedd y dioddefwr am y tro cyntaf"), _REFERRED, wd(2)
    ),
    _own(
        "VS-03",
        Words("Try three times before closing as not reached", "Rhoi cynnig arni deirgwaith cyn cau am fethu cyrraedd"),
        Words("the first try without an answer", "y cynnig cyntaf heb ateb"),
        None,
        Words(
            "Three tries, on different days and at different times, by safe ways only.",
            "Tri chynnig, ar ddiwrnodau gwahanol ac ar adegau gwahanol, mewn ffyrdd diogel yn unig.",
        ),
    ),
    _own(
        "VS-04",
        Words("Assess needs and risk", "Asesu anghenion a risg"),
        Words("the first contact with the victim", "y cyswllt cyntaf â'r dioddefwr"),
        wd(5),
    ),
    _own(
        "VS-05",
        Words("Agree the support plan", "Cytuno ar y cynllun cymorth"),
        Words("the assessment of needs", "yr asesiad o anghenion"),
        wd(5),
    ),
    _own(
        "VS-06",
        Words("Review the support plan", "Adolygu'r cynllun cymorth"),
        Words("the agreement or last review of the plan", "cytuno ar y cynllun neu ei adolygiad diwethaf"),
        weeks(6),
    ),
    _own(
        "VS-07",
        Words("Review the risk to a victim at high risk", "Adolygu'r risg i ddioddefwr mewn risg uchel"),
        Words("the last assessment of risk", "yr asesiad risg diwethaf"),
        weeks(2),
    ),
    _own(
        "VS-08",
        Words("Ask after the victim once the case has closed", "Holi am y dioddefwr wedi i'r achos gau"),
        Words("the closing of the case", "cau'r achos"),
        months(3),
    ),
)
