"""The clocks of the Victim Contact Scheme: from sentence to first contact, to release, and through parole."""

from datetime import date

from alongside.catalogue.law.declaring import cd, clock, months, wd, weeks
from alongside.catalogue.law.sources import (
    COMMISSIONER,
    LICENCES,
    OURS,
    PAROLE_GUIDE,
    PAROLE_RULES,
    PAROLE_STATEMENT,
    SCHEME,
    SCHEME_ANSWERS,
    SCHEME_POLICY,
    at,
    restated,
)
from alongside.rules.clocks import Example, Limit, Period
from alongside.rules.sources import Confidence
from alongside.rules.words import Words

VERSION = "vcs-2026-11"

_SENTENCE = Words("the date of the sentence", "dyddiad y ddedfryd")
_RELEASE = Words("the release", "y rhyddhau")
_HARD_STOP = Words(
    "the hard stop, when the prison takes over the licence",
    "y pwynt terfyn, pan fydd y carchar yn cymryd y drwydded drosodd",
)
_HEARING = Words("the parole hearing", "y gwrandawiad parôl")
_KNOWS = Words("the victim liaison officer learning of it", "y swyddog cyswllt dioddefwyr yn cael gwybod")
_RULES = at(PAROLE_RULES, "rules on listing and hearings", "rheolau ar restru a gwrandawiadau")


def _back(anchor: str, due: str, told: str) -> Example:
    return Example(date.fromisoformat(anchor), date.fromisoformat(due), False, told)


_TWELVE_WEEKS_BACK = (
    _back("2027-03-29", "2027-01-04", "29 days to 28 February, 28 to 31 January, then 27"),
    _back("2028-03-01", "2027-12-08", "a day to 29 February, 29, 31, then 23 in December"),
)

REFERRAL = (
    clock(
        "VCS-01",
        "WCU",
        Words(
            "Refer the victim to the Victim Contact Scheme",
            "Atgyfeirio'r dioddefwr at y Cynllun Cyswllt Dioddefwyr",
        ),
        after=_SENTENCE,
        limit=wd(10),
        sources=(restated(11),),
        version=VERSION,
    ),
    clock(
        "VCS-02",
        "PROB",
        Words("The victim liaison officer makes first contact", "Y swyddog cyswllt dioddefwyr yn cysylltu gyntaf"),
        after=Words("receipt of the referral", "derbyn yr atgyfeiriad"),
        limit=wd(20),
        sources=(restated(11),),
        version=VERSION,
    ),
    clock(
        "VCS-03",
        "PROB",
        Words(
            "Outer limit for first contact, as it used to be promised",
            "Y terfyn eithaf ar gyfer y cyswllt cyntaf, fel yr arferid ei addo",
        ),
        after=_SENTENCE,
        limit=weeks(8),
        sources=(SCHEME_ANSWERS,),
        version=VERSION,
    ),
    clock(
        "VCS-04",
        "PROB",
        Words(
            "Write again, or try another way, where the first letter had no answer",
            "Ysgrifennu eto, neu roi cynnig ar ffordd arall, os na chafwyd ateb i'r llythyr cyntaf",
        ),
        after=Words("the first letter", "y llythyr cyntaf"),
        limit=wd(20),
        sources=(OURS,),
        confidence=Confidence.DEFAULT,
        version=VERSION,
    ),
    clock(
        "VCS-05",
        "PROB",
        Words(
            "Be in touch at least once a year, unless the member does not want it",
            "Cysylltu o leiaf unwaith y flwyddyn, oni bai nad yw'r aelod am hynny",
        ),
        after=Words("the last contact of substance", "y cyswllt sylweddol diwethaf"),
        limit=months(12),
        sources=(SCHEME, COMMISSIONER),
        version=VERSION,
    ),
    clock(
        "VCS-06",
        "PROB",
        Words(
            "Offer the scheme again to someone who never answered",
            "Cynnig y cynllun eto i rywun na atebodd erioed",
        ),
        before=Words("the earliest day of release", "y diwrnod cynharaf y gellir rhyddhau"),
        limit=months(6),
        sources=(OURS,),
        confidence=Confidence.DEFAULT,
        version=VERSION,
        note=Words(
            "The Victims' Commissioner has asked for people who never answered to be sought again near release.",
            "Mae'r Comisiynydd Dioddefwyr wedi gofyn am chwilio eto am bobl na atebodd wrth i'r rhyddhau agosáu.",
        ),
        examples=(
            _back("2027-08-31", "2027-02-28", "February has no 31st"),
            _back("2028-08-30", "2028-02-29", "nor a 30th in a leap year"),
            _back("2026-12-25", "2026-06-25", "the same day of the month"),
        ),
    ),
)

RELEASE = (
    clock(
        "VCS-07",
        "PROB",
        Words(
            "Collect what the member asks of the licence conditions",
            "Casglu'r hyn y mae'r aelod yn ei ofyn am amodau'r drwydded",
        ),
        before=_RELEASE,
        limit=weeks(12),
        sources=(OURS,),
        confidence=Confidence.DEFAULT,
        version=VERSION,
        examples=_TWELVE_WEEKS_BACK,
    ),
    clock(
        "VCS-08",
        "PROB",
        Words(
            "Send the request for conditions to the community offender manager",
            "Anfon y cais am amodau at y rheolwr troseddwyr yn y gymuned",
        ),
        before=_HARD_STOP,
        limit=wd(20),
        sources=(OURS,),
        confidence=Confidence.DEFAULT,
        version=VERSION,
        examples=(
            _back("2026-12-22", "2026-11-24", "four full weeks, with no bank holiday among them"),
            _back("2027-04-07", "2027-03-08", "6 days to 30 March past Easter, 4 to 22 March, then two full weeks"),
        ),
    ),
    clock(
        "VCS-09",
        "PRIS",
        Words(
            "The licence reaches its hard stop: the prison takes over and may issue default conditions",
            "Y drwydded yn cyrraedd ei phwynt terfyn: y carchar yn ei chymryd drosodd ac yn gallu rhoi amodau diofyn",
        ),
        before=_RELEASE,
        limit=wd(2),
        sources=(LICENCES,),
        confidence=Confidence.PRIMARY,
        version=VERSION,
        from_working_day=True,
        examples=(
            _back("2027-01-08", "2027-01-06", "a Friday: Thursday and Wednesday"),
            _back("2026-12-26", "2026-12-22", "a Saturday: counted from Christmas Eve, then 23 and 22"),
            _back("2026-12-28", "2026-12-22", "a bank holiday: counted from Christmas Eve too"),
            _back("2026-12-29", "2026-12-23", "a working day: Christmas Eve and 23 December"),
        ),
    ),
    clock(
        "VCS-10",
        "PROB",
        Words("Warn that the hard stop is near", "Rhybuddio bod y pwynt terfyn yn agos"),
        before=_HARD_STOP,
        limit=wd(2),
        sources=(LICENCES,),
        confidence=Confidence.PRIMARY,
        version=VERSION,
        examples=(
            _back("2026-12-22", "2026-12-18", "Monday and Friday"),
            _back("2027-03-30", "2027-03-24", "the whole of Easter lies between"),
        ),
    ),
    clock(
        "VCS-11",
        "PROB",
        Words(
            "Tell the member of the release and of the conditions that concern them",
            "Dweud wrth yr aelod am y rhyddhau ac am yr amodau sy'n ymwneud ag ef",
        ),
        after=_KNOWS,
        on_learning=True,
        limit=wd(1),
        sources=(OURS,),
        confidence=Confidence.DEFAULT,
        version=VERSION,
    ),
    clock(
        "VCS-12",
        "PROB",
        Words(
            "Tell the member of a recall, an escape, an absconding or an unplanned release",
            "Dweud wrth yr aelod am alw'n ôl, dianc, ffoi neu ryddhau annisgwyl",
        ),
        after=_KNOWS,
        on_learning=True,
        limit=wd(0),
        sources=(OURS,),
        confidence=Confidence.DEFAULT,
        version=VERSION,
        note=Words("Telephone first, if that is safe.", "Ffoniwch yn gyntaf, os yw hynny'n ddiogel."),
    ),
)

PAROLE = (
    clock(
        "VCS-13",
        "PROB",
        Words(
            "The Victim Personal Statement reaches the Parole Board",
            "Y Datganiad Personol Dioddefwr yn cyrraedd y Bwrdd Parôl",
        ),
        before=_HEARING,
        limit=cd(28),
        sources=(PAROLE_GUIDE,),
        version=VERSION,
        examples=(
            _back("2027-01-14", "2026-12-17", "14 days to 31 December, then 14"),
            _back("2028-03-10", "2028-02-11", "10 days to 29 February, then 18"),
        ),
    ),
    clock(
        "VCS-14",
        "PROB",
        Words(
            "Apply to keep the statement from the prisoner",
            "Gwneud cais i gadw'r datganiad rhag y carcharor",
        ),
        before=_HEARING,
        limit=weeks(8),
        sources=(at(PAROLE_RULES, "rule 17", "rheol 17"),),
        confidence=Confidence.PRIMARY,
        version=VERSION,
        note=Words(
            "This comes before the limit for the statement itself: ask about it when the statement is first offered.",
            "Daw hyn cyn y terfyn ar gyfer y datganiad ei hun: gofynnwch amdano pan gynigir y datganiad gyntaf.",
        ),
        examples=(
            _back("2027-01-14", "2026-11-19", "14 days to 31 December, 31 to 30 November, then 11"),
            _back("2028-03-10", "2028-01-14", "10 days to 29 February, 29 to 31 January, then 17"),
        ),
    ),
    clock(
        "VCS-15",
        "PB",
        Words("Tell the parties when the hearing is", "Dweud wrth y partïon pryd mae'r gwrandawiad"),
        after=Words("the listing of the hearing", "rhestru'r gwrandawiad"),
        limit=wd(5),
        sources=(_RULES,),
        version=VERSION,
    ),
    clock(
        "VCS-16",
        "PB",
        Words("Hold the oral hearing", "Cynnal y gwrandawiad llafar"),
        after=Words("the referral to the Parole Board", "yr atgyfeiriad i'r Bwrdd Parôl"),
        limit=weeks(26),
        sources=(_RULES,),
        version=VERSION,
    ),
    clock(
        "VCS-17",
        "PB",
        Words("Issue the parole decision", "Cyhoeddi'r penderfyniad parôl"),
        after=_HEARING,
        limit=cd(14),
        sources=(SCHEME_ANSWERS,),
        version=VERSION,
    ),
    clock(
        "VCS-18",
        "PROB",
        Words("Tell the member what was decided", "Dweud wrth yr aelod beth a benderfynwyd"),
        after=Words("receipt of the parole decision", "derbyn y penderfyniad parôl"),
        on_learning=True,
        limit=wd(1),
        sources=(OURS,),
        confidence=Confidence.DEFAULT,
        version=VERSION,
    ),
    clock(
        "VCS-19",
        "PROB",
        Words(
            "The member's wish to challenge reaches the casework section",
            "Dymuniad yr aelod i herio yn cyrraedd yr adran gwaith achos",
        ),
        after=Words("the parole decision", "y penderfyniad parôl"),
        limit=cd(10),
        sources=(OURS,),
        confidence=Confidence.DEFAULT,
        version=VERSION,
        note=Words(
            "It leaves the party time to apply within its 21 days.",
            "Mae'n gadael amser i'r parti wneud cais o fewn ei 21 diwrnod.",
        ),
    ),
    clock(
        "VCS-20",
        "PROB",
        Words("The statement takes no longer than this to read", "Ni chymer y datganiad fwy na hyn i'w ddarllen"),
        after=Words("the start of the reading", "dechrau'r darllen"),
        limit=Limit(10, Period.MINUTES),
        sources=(PAROLE_STATEMENT,),
        confidence=Confidence.PRIMARY,
        version=VERSION,
    ),
    clock(
        "VCS-21",
        "PROB",
        Words(
            "Apply for the victim to observe the hearing, or for it to be held in public",
            "Gwneud cais i'r dioddefwr arsylwi'r gwrandawiad, neu i'w gynnal yn gyhoeddus",
        ),
        before=_HEARING,
        limit=weeks(12),
        sources=(SCHEME_POLICY,),
        confidence=Confidence.BELIEVED,
        version=VERSION,
        examples=_TWELVE_WEEKS_BACK,
    ),
)

CLOCKS = REFERRAL + RELEASE + PAROLE
