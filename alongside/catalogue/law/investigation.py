"""Victims' Code duties of Rights 6 and 7: news of the investigation and prosecution, and the personal statement."""

from alongside.catalogue.law.declaring import duty, wd
from alongside.catalogue.law.sources import PROSECUTORS, REVIEW, restated, unread
from alongside.rules.sources import Confidence
from alongside.rules.words import Words

RIGHT_6 = (
    duty(
        "VC-R6-01",
        "POL",
        Words(
            "Tell the victim that the crime will not be investigated, and why; offer referral to support",
            "Dweud wrth y dioddefwr na fydd yr heddlu yn ymchwilio i'r drosedd, a pham; cynnig atgyfeiriad at gymorth",
        ),
        on=Words("the decision not to investigate", "y penderfyniad i beidio ag ymchwilio"),
        limit=wd(5),
        enhanced=wd(1),
    ),
    duty(
        "VC-R6-02",
        "POL",
        Words(
            "Tell the victim that a suspect has been arrested",
            "Dweud wrth y dioddefwr fod rhywun a ddrwgdybir wedi'i arestio",
        ),
        on=Words("the arrest of the suspect", "arestio'r sawl a ddrwgdybir"),
        limit=wd(5),
        enhanced=wd(1),
    ),
    duty(
        "VC-R6-03",
        "POL",
        Words(
            "Tell the victim that a suspect has been interviewed under caution",
            "Dweud wrth y dioddefwr fod rhywun a ddrwgdybir wedi'i gyfweld dan rybudd",
        ),
        on=Words("the interview of the suspect under caution", "cyfweld y sawl a ddrwgdybir dan rybudd"),
        limit=wd(5),
        enhanced=wd(1),
    ),
    duty(
        "VC-R6-04",
        "POL",
        Words(
            "Tell the victim that the suspect has been released without charge, and why",
            "Dweud wrth y dioddefwr fod y sawl a ddrwgdybir wedi'i ryddhau heb ei gyhuddo, a pham",
        ),
        on=Words("the release of the suspect without charge", "rhyddhau'r sawl a ddrwgdybir heb ei gyhuddo"),
        limit=wd(5),
        enhanced=wd(1),
    ),
    duty(
        "VC-R6-05",
        "POL",
        Words(
            "Tell the victim that the suspect is on bail or released under investigation, and on what conditions",
            "Dweud wrth y dioddefwr fod y sawl a ddrwgdybir ar fechnïaeth neu wedi'i ryddhau dan ymchwiliad, ac ar ba "
            "amodau",
        ),
        on=Words(
            "the release of the suspect on bail or under investigation",
            "rhyddhau'r sawl a ddrwgdybir ar fechnïaeth neu dan ymchwiliad",
        ),
        limit=wd(5),
        enhanced=wd(1),
    ),
    duty(
        "VC-R6-06",
        "POL",
        Words(
            "Tell the victim that bail conditions have changed or ended",
            "Dweud wrth y dioddefwr fod amodau mechnïaeth wedi newid neu ddod i ben",
        ),
        on=Words("the change or end of the bail conditions", "newid neu ddiwedd yr amodau mechnïaeth"),
        limit=wd(5),
        enhanced=wd(1),
    ),
    duty(
        "VC-R6-07",
        "POL",
        Words(
            "Agree how often and how the victim is kept up to date, quiet spells included; say why if it cannot "
            "be done",
            "Cytuno pa mor aml a sut y caiff y dioddefwr y diweddaraf, gan gynnwys cyfnodau tawel; dweud pam os "
            "na ellir",
        ),
        on=Words("the opening of the investigation", "agor yr ymchwiliad"),
    ),
    duty(
        "VC-R6-08",
        "POL CPS",
        Words(
            "Ask what the victim thinks of dealing with it out of court, and tell them the outcome",
            "Gofyn beth yw barn y dioddefwr am ymdrin â'r mater y tu allan i'r llys, a dweud y canlyniad wrtho",
        ),
        on=Words(
            "an out-of-court disposal being considered",
            "ystyried ymdrin â'r mater y tu allan i'r llys",
        ),
        limit=wd(5),
        enhanced=wd(1),
        confidence=Confidence.BELIEVED,
        note=Words(
            "The duty was read; its figure was not.",
            "Darllenwyd y ddyletswydd; ni ddarllenwyd ei ffigur.",
        ),
    ),
    duty(
        "VC-R6-09",
        "POL",
        Words(
            "Tell the victim whether police have charged the suspect, why, how to ask for a review, and the first "
            "hearing",
            "Dweud wrth y dioddefwr a yw'r heddlu wedi cyhuddo'r sawl a ddrwgdybir, pam, sut i ofyn am adolygiad, a "
            "phryd mae'r gwrandawiad cyntaf",
        ),
        on=Words(
            "the police decision to charge or not to charge",
            "penderfyniad yr heddlu i gyhuddo neu beidio â chyhuddo",
        ),
        limit=wd(5),
        enhanced=wd(1),
        sources=(unread(6),),
        confidence=Confidence.BELIEVED,
    ),
    duty(
        "VC-R6-10",
        "CPS",
        Words(
            "Write to the victim with the reasons for the decision and the right to a review",
            "Ysgrifennu at y dioddefwr gyda'r rhesymau dros y penderfyniad a'r hawl i adolygiad",
        ),
        on=Words(
            "the prosecutors' decision not to charge, to stop, or to change the charge greatly",
            "penderfyniad yr erlynwyr i beidio â chyhuddo, i roi'r gorau iddi, neu i newid y cyhuddiad yn sylweddol",
        ),
        limit=wd(5),
        enhanced=wd(1),
        sources=(PROSECUTORS,),
    ),
    duty(
        "VC-R6-11",
        "CPS",
        Words("Offer the victim or family a meeting", "Cynnig cyfarfod i'r dioddefwr neu'r teulu"),
        on=Words(
            "a qualifying decision in a case of death, child abuse, sexual offence or hate crime",
            "penderfyniad cymwys mewn achos o farwolaeth, cam-drin plentyn, trosedd rywiol neu drosedd casineb",
        ),
        sources=(PROSECUTORS,),
    ),
    duty(
        "VC-R6-12",
        "POL CPS",
        Words(
            "Tell the victim enough to decide whether to ask for a review",
            "Dweud digon wrth y dioddefwr iddo benderfynu a yw am ofyn am adolygiad",
        ),
        on=Words("a qualifying decision", "penderfyniad cymwys"),
        sources=(REVIEW,),
    ),
)

RIGHT_7 = (
    duty(
        "VC-R7-01",
        "POL",
        Words(
            "Explain the Victim Personal Statement, ask who should read it aloud, give a copy if asked, allow a "
            "further one",
            "Egluro'r Datganiad Personol Dioddefwr, gofyn pwy ddylai ei ddarllen yn uchel, rhoi copi os gofynnir, a "
            "chaniatáu un arall",
        ),
        on=Words(
            "the report of the crime or the victim's statement",
            "adrodd am y drosedd neu ddatganiad y dioddefwr",
        ),
    ),
    duty(
        "VC-R7-02",
        "CPS HMCTS",
        Words(
            "Tell the victim whether the court will have the personal statement read, and which parts",
            "Dweud wrth y dioddefwr a fydd y llys yn cael darllen y datganiad personol, a pha rannau",
        ),
        on=Words("the conviction", "yr euogfarn"),
        sources=(restated(7),),
    ),
)

DUTIES = RIGHT_6 + RIGHT_7
