"""Victims' Code duties of Rights 8 to 10: the trial, its outcome and appeals, expenses and property.

The witness care unit's limits run from the day it receives the court's information, not from the hearing.
"""

from alongside.catalogue.law.declaring import duty, wd
from alongside.catalogue.law.sources import LENIENT, PROSECUTORS, restated, unread
from alongside.rules.sources import Confidence
from alongside.rules.words import Words

RIGHT_8 = (
    duty(
        "VC-R8-01",
        "WCU",
        Words(
            "Tell the victim when and where the hearing is",
            "Dweud wrth y dioddefwr pryd a ble mae'r gwrandawiad",
        ),
        on=Words("receipt of the hearing's details from the court", "derbyn manylion y gwrandawiad gan y llys"),
        limit=wd(1),
    ),
    duty(
        "VC-R8-02",
        "HMCTS",
        Words(
            "Send the witness care unit what happened at the hearing",
            "Anfon at yr uned gofal tystion yr hyn a ddigwyddodd yn y gwrandawiad",
        ),
        on=Words("the outcome of a relevant hearing", "canlyniad gwrandawiad perthnasol"),
        limit=wd(5),
    ),
    duty(
        "VC-R8-03",
        "WCU",
        Words(
            "Tell the victim what the bail hearing decided, the conditions, what changed and why",
            "Dweud wrth y dioddefwr beth a benderfynwyd yn y gwrandawiad mechnïaeth, yr amodau, beth a newidiodd "
            "a pham",
        ),
        on=Words("receipt of the bail hearing's outcome", "derbyn canlyniad y gwrandawiad mechnïaeth"),
        limit=wd(5),
        enhanced=wd(1),
    ),
    duty(
        "VC-R8-04",
        "WCU",
        Words(
            "Tell the victim that a warrant for arrest has been issued",
            "Dweud wrth y dioddefwr fod gwarant arestio wedi'i chyhoeddi",
        ),
        on=Words("receipt of news of the arrest warrant", "derbyn gwybodaeth am y warant arestio"),
        limit=wd(5),
        enhanced=wd(1),
    ),
    duty(
        "VC-R8-05",
        "WCU",
        Words(
            "Tell the victim what the court decided after the defendant was arrested again",
            "Dweud wrth y dioddefwr beth a benderfynodd y llys wedi i'r diffynnydd gael ei arestio eto",
        ),
        on=Words(
            "receipt of the outcome of the hearing after re-arrest",
            "derbyn canlyniad y gwrandawiad wedi'r ailarestio",
        ),
        limit=wd(5),
        enhanced=wd(1),
    ),
    duty(
        "VC-R8-06",
        "WCU",
        Words(
            "Tell the victim that they must give evidence",
            "Dweud wrth y dioddefwr fod yn rhaid iddo roi tystiolaeth",
        ),
        on=Words(
            "receipt from the prosecutors that the victim must give evidence",
            "derbyn gwybodaeth gan yr erlynwyr bod yn rhaid i'r dioddefwr roi tystiolaeth",
        ),
        limit=wd(1),
    ),
    duty(
        "VC-R8-07",
        "WCU",
        Words(
            "Assess needs, offer a visit to see the court, and tell the result of any request for special measures",
            "Asesu anghenion, cynnig ymweliad i weld y llys, a dweud canlyniad unrhyw gais am fesurau arbennig",
        ),
        on=Words("the plea of not guilty", "y ple dieuog"),
    ),
)

RIGHT_9 = (
    duty(
        "VC-R9-01",
        "HMCTS",
        Words(
            "Send the outcome of the case to the witness care unit", "Anfon canlyniad yr achos at yr uned gofal tystion"
        ),
        on=Words("the outcome of the case", "canlyniad yr achos"),
        limit=wd(5),
    ),
    duty(
        "VC-R9-02",
        "WCU",
        Words(
            "Tell the victim the outcome of the case, with the reasons in brief",
            "Dweud wrth y dioddefwr beth oedd canlyniad yr achos, gyda'r rhesymau'n fyr",
        ),
        on=Words("receipt of the outcome from the court", "derbyn y canlyniad gan y llys"),
        limit=wd(1),
    ),
    duty(
        "VC-R9-03",
        "WCU",
        Words(
            "Tell the victim the sentence and what it means; pass questions to the prosecutors; say that an unduly "
            "lenient sentence can be questioned",
            "Dweud wrth y dioddefwr beth yw'r ddedfryd a'i hystyr; trosglwyddo cwestiynau i'r erlynwyr; dweud y gellir "
            "herio dedfryd rhy drugarog",
        ),
        on=Words("receipt of the sentence from the court", "derbyn y ddedfryd gan y llys"),
        limit=wd(1),
        sources=(restated(9), LENIENT),
    ),
    duty(
        "VC-R9-04",
        "CPS",
        Words(
            "Offer the bereaved family a meeting before and after sentence",
            "Cynnig cyfarfod i'r teulu mewn profedigaeth cyn ac ar ôl y ddedfryd",
        ),
        on=Words(
            "conviction or sentence for a death that bereaved the family",
            "euogfarn neu ddedfryd am farwolaeth a adawodd y teulu mewn profedigaeth",
        ),
    ),
    duty(
        "VC-R9-05",
        "WCU",
        Words(
            "Tell the victim of an appeal, leave given, its hearings, bail, its result and any new sentence",
            "Dweud wrth y dioddefwr am apêl, caniatâd, ei gwrandawiadau, mechnïaeth, ei chanlyniad ac unrhyw ddedfryd "
            "newydd",
        ),
        on=Words("receipt of news of the appeal", "derbyn gwybodaeth am yr apêl"),
        limit=wd(1),
        sources=(unread(9),),
        confidence=Confidence.BELIEVED,
    ),
)

RIGHT_10 = (
    duty(
        "VC-R10-01",
        "CPS",
        Words("Pay the witness's expenses", "Talu treuliau'r tyst"),
        on=Words("receipt of the expenses claim", "derbyn yr hawliad treuliau"),
        limit=wd(10),
        sources=(PROSECUTORS,),
    ),
    duty(
        "VC-R10-02",
        "POL",
        Words("Return the victim's property", "Dychwelyd eiddo'r dioddefwr"),
        on=Words("the property no longer being needed as evidence", "nad oes angen yr eiddo fel tystiolaeth mwyach"),
        sources=(unread(10),),
        confidence=Confidence.BELIEVED,
    ),
)

DUTIES = RIGHT_8 + RIGHT_9 + RIGHT_10
