"""Clocks for challenging a decision. They bind whoever asks or answers, and stand in words in letters to victims."""

from dataclasses import replace
from datetime import date

from alongside.catalogue.law.declaring import cd, clock, months, wd
from alongside.catalogue.law.sources import COURTS_ACT, LENIENT, PAROLE_RULES, REVIEW, SENTENCING_ACT, at
from alongside.rules.sources import Confidence
from alongside.rules.words import Words

VERSION = "challenges-2026-11"
LAST_OLD_SENTENCE = date(2026, 6, 28)
FIRST_NEW_SENTENCE = date(2026, 6, 29)

_COMMUNICATED = Words(
    "the day the decision was told to the victim", "y diwrnod y dywedwyd y penderfyniad wrth y dioddefwr"
)
_REQUEST = Words("the request for a review", "y cais am adolygiad")
_SENTENCE = Words("the sentence", "y ddedfryd")
_ONLY_A_PARTY = Words(
    "Only a party may apply, and a victim is not one: a victim's wish must reach the casework section well before.",
    "Dim ond parti a gaiff wneud cais, ac nid yw dioddefwr yn barti: rhaid i ddymuniad dioddefwr gyrraedd yr adran "
    "gwaith achos ymhell cyn hynny.",
)

CLOCKS = (
    clock(
        "CH-VRR-CPS-FAST",
        "VICTIM",
        Words(
            "Ask prosecutors for a review promptly",
            "Gofyn yn brydlon i'r erlynwyr am adolygiad",
        ),
        after=_COMMUNICATED,
        limit=wd(10),
        sources=(REVIEW,),
        version=VERSION,
    ),
    clock(
        "CH-VRR-CPS-LATE",
        "VICTIM",
        Words(
            "Last day to ask prosecutors for a review, short of exceptional circumstances",
            "Y diwrnod olaf i ofyn i'r erlynwyr am adolygiad, oni bai am amgylchiadau eithriadol",
        ),
        after=_COMMUNICATED,
        limit=months(3),
        sources=(REVIEW,),
        version=VERSION,
    ),
    clock(
        "CH-VRR-POL",
        "VICTIM",
        Words("Ask police for a review", "Gofyn i'r heddlu am adolygiad"),
        after=_COMMUNICATED,
        limit=months(3),
        sources=(REVIEW,),
        version=VERSION,
        note=Words("Police forces differ: ask the force.", "Mae heddluoedd yn amrywio: gofynnwch i'r heddlu."),
    ),
    clock(
        "CH-VRR-POL-ACK",
        "POL",
        Words("Acknowledge the request for a review", "Cydnabod y cais am adolygiad"),
        after=_REQUEST,
        limit=wd(10),
        sources=(REVIEW,),
        version=VERSION,
    ),
    clock(
        "CH-VRR-POL-DONE",
        "POL",
        Words("Finish the review, in the usual case", "Cwblhau'r adolygiad, yn yr achos arferol"),
        after=_REQUEST,
        limit=wd(30),
        sources=(REVIEW,),
        version=VERSION,
    ),
    replace(
        clock(
            "CH-ULS-OLD",
            "AGO",
            Words(
                "The Attorney General refers an unduly lenient sentence to the Court of Appeal",
                "Y Twrnai Cyffredinol yn cyfeirio dedfryd rhy drugarog at y Llys Apêl",
            ),
            after=_SENTENCE,
            limit=cd(28),
            sources=(LENIENT,),
            version=VERSION,
            note=Words(
                "Every day counts, and the request must arrive early enough for the case to be referred in time.",
                "Mae pob diwrnod yn cyfrif, a rhaid i'r cais gyrraedd yn ddigon cynnar i'r achos gael ei gyfeirio mewn "
                "pryd.",
            ),
        ),
        effective_to=LAST_OLD_SENTENCE,
        instead="CH-ULS-NEW",
    ),
    replace(
        clock(
            "CH-ULS-NEW",
            "VICTIM",
            Words(
                "A victim or bereaved family asks for an unduly lenient sentence to be referred",
                "Dioddefwr neu deulu mewn profedigaeth yn gofyn am gyfeirio dedfryd rhy drugarog",
            ),
            after=_SENTENCE,
            limit=months(6),
            sources=(LENIENT, COURTS_ACT),
            version=VERSION,
            note=Words(
                "The section and how it treats older sentences have not been checked: to be safe, ask within 28 days. "
                "A sentence before 29 June 2026 keeps the limit of 28 days.",
                "Nid yw'r adran, na sut mae'n trin dedfrydau hŷn, wedi'u gwirio: i fod yn ddiogel, gofynnwch o fewn 28 "
                "diwrnod. Mae dedfryd cyn 29 Mehefin 2026 yn cadw'r terfyn o 28 diwrnod.",
            ),
        ),
        effective_from=FIRST_NEW_SENTENCE,
        instead="CH-ULS-OLD",
    ),
    clock(
        "CH-PB-RECON",
        "PARTY",
        Words(
            "Apply to the Parole Board to reconsider its decision",
            "Gwneud cais i'r Bwrdd Parôl ailystyried ei benderfyniad",
        ),
        after=Words("the day the decision was given to the parties", "y diwrnod y rhoddwyd y penderfyniad i'r partïon"),
        limit=cd(21),
        sources=(at(PAROLE_RULES, "rule 28", "rheol 28"),),
        confidence=Confidence.PRIMARY,
        version=VERSION,
        note=_ONLY_A_PARTY,
    ),
    clock(
        "CH-PB-RECON-REPLY",
        "PARTY",
        Words(
            "Make representations on the other party's application to reconsider",
            "Cyflwyno sylwadau ar gais y parti arall i ailystyried",
        ),
        after=Words("service of the application", "cyflwyno'r cais"),
        limit=cd(7),
        sources=(at(PAROLE_RULES, "rule 28", "rheol 28"),),
        confidence=Confidence.PRIMARY,
        version=VERSION,
    ),
    clock(
        "CH-PB-SETASIDE",
        "PARTY",
        Words(
            "Apply to the Parole Board to set its decision aside",
            "Gwneud cais i'r Bwrdd Parôl roi ei benderfyniad o'r neilltu",
        ),
        after=Words("the decision", "y penderfyniad"),
        limit=cd(21),
        sources=(at(PAROLE_RULES, "rule 28A", "rheol 28A"),),
        confidence=Confidence.PRIMARY,
        version=VERSION,
        note=_ONLY_A_PARTY,
    ),
    clock(
        "CH-TRANSCRIPT",
        "HMCTS",
        Words(
            "Send the victim the Crown Court's sentencing remarks free of charge",
            "Anfon sylwadau dedfrydu Llys y Goron at y dioddefwr yn ddi-dâl",
        ),
        after=Words("the request for the remarks", "y cais am y sylwadau"),
        limit=cd(14),
        sources=(at(SENTENCING_ACT, "section 22, with a minister's statement", "adran 22, gyda datganiad gweinidog"),),
        version=VERSION,
        note=Words(
            "Fourteen days is what a minister said: regulations set the period, and we have not checked that they "
            "have.",
            "Pedwar diwrnod ar ddeg yw'r hyn a ddywedodd gweinidog: rheoliadau sy'n pennu'r cyfnod, ac nid ydym wedi "
            "gwirio eu bod wedi gwneud.",
        ),
    ),
)
