"""What custody records say about the person in a case: into custody, out of it, and out for good."""

from alongside.catalogue.happenings import Happening
from alongside.catalogue.kinds import NOTHING_TO_SAY, EventKind, Tell
from alongside.rules.words import Words

REMANDED = EventKind(
    slug="custody.remanded",
    words=Words("Remanded in custody", "Wedi'i gadw ar remand"),
    sentence=Words(
        "The person was held in custody until the next hearing.",
        "Cadwyd yr unigolyn yn y ddalfa tan y gwrandawiad nesaf.",
    ),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "The person in your case is being held in custody until the next hearing.",
        "Mae'r unigolyn yn eich achos chi yn cael ei gadw yn y ddalfa tan y gwrandawiad nesaf.",
    ),
    happenings=(Happening.REMAND,),
)
BAILED_BY_COURT = EventKind(
    slug="custody.bailed",
    words=Words("Released on bail by a court", "Wedi'i ryddhau ar fechnïaeth gan lys"),
    sentence=Words(
        "The person was released from custody on bail.",
        "Rhyddhawyd yr unigolyn o'r ddalfa ar fechnïaeth.",
    ),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "The court has released the person in your case on bail. We will tell you the conditions that protect you.",
        "Mae'r llys wedi rhyddhau'r unigolyn yn eich achos chi ar fechnïaeth. Byddwn yn dweud wrthych am yr amodau "
        "sy'n eich diogelu chi.",
    ),
    happenings=(Happening.BAIL,),
    urgent=True,
)
CONVICTED_UNSENTENCED = EventKind(
    slug="custody.convicted_unsentenced",
    words=Words("Convicted, waiting for sentence", "Wedi'i euogfarnu, yn aros am ddedfryd"),
    sentence=Words(
        "The person was convicted and waits for sentence.",
        "Cafwyd yr unigolyn yn euog ac mae'n aros am ddedfryd.",
    ),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "The person in your case has been found guilty. The court has not passed sentence yet.",
        "Cafwyd yr unigolyn yn eich achos chi yn euog. Nid yw'r llys wedi pasio dedfryd eto.",
    ),
    happenings=(Happening.CONVICTED_UNSENTENCED,),
    quiet="The court's own result brings the duties; custody only confirms it.",
)
SENTENCED_ADMISSION = EventKind(
    slug="custody.sentenced_admission",
    long_ago=True,
    words=Words("In custody on sentence", "Yn y ddalfa ar ôl dedfryd"),
    sentence=Words(
        "The person began a custodial sentence.",
        "Dechreuodd yr unigolyn ddedfryd o garchar.",
    ),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "The person in your case has begun a sentence in custody.",
        "Mae'r unigolyn yn eich achos chi wedi dechrau dedfryd yn y ddalfa.",
    ),
    happenings=(Happening.SENTENCED_ADMISSION,),
)
NO_CUSTODY = EventKind(
    slug="custody.no_custody",
    words=Words("Released without a custodial sentence", "Wedi'i ryddhau heb ddedfryd o garchar"),
    sentence=Words(
        "The person left custody: not convicted, or no custodial sentence.",
        "Gadawodd yr unigolyn y ddalfa: heb euogfarn, neu heb ddedfryd o garchar.",
    ),
    tell=Tell.IF_CONFIRMED,
    may_say=Words(
        "The person in your case is no longer held in custody. We are finding out what the court decided and will "
        "explain it to you.",
        "Nid yw'r unigolyn yn eich achos chi yn y ddalfa mwyach. Rydym yn cael gwybod beth benderfynodd y llys a "
        "byddwn yn egluro hynny i chi.",
    ),
    happenings=(Happening.NOT_CONVICTED_OR_NO_CUSTODY,),
    urgent=True,
)

_RELEASED = Words(
    "The person in your case has been released. We will tell you the conditions that concern you and when they end.",
    "Mae'r unigolyn yn eich achos chi wedi cael ei ryddhau. Byddwn yn dweud wrthych am yr amodau sy'n berthnasol i "
    "chi a phryd y dônt i ben.",
)

RELEASED_LICENCE = EventKind(
    slug="custody.released_licence",
    words=Words("Released on licence", "Wedi'i ryddhau ar drwydded"),
    sentence=Words("The person was released on licence.", "Rhyddhawyd yr unigolyn ar drwydded."),
    tell=Tell.FACT_ONLY,
    may_say=_RELEASED,
    happenings=(Happening.RELEASE_LICENCE,),
    key_stage="KS-12",
    urgent=True,
)
RELEASED_HDC = EventKind(
    slug="custody.released_hdc",
    words=Words("Released on home detention curfew", "Wedi'i ryddhau ar gyrffyw cadw gartref"),
    sentence=Words(
        "The person was released on home detention curfew.",
        "Rhyddhawyd yr unigolyn ar gyrffyw cadw gartref.",
    ),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "The person in your case has been released early on a curfew. We will tell you the conditions that concern "
        "you.",
        "Mae'r unigolyn yn eich achos chi wedi cael ei ryddhau'n gynnar ar gyrffyw. Byddwn yn dweud wrthych am yr "
        "amodau sy'n berthnasol i chi.",
    ),
    happenings=(Happening.RELEASE_HDC,),
    key_stage="KS-12",
    urgent=True,
)
RELEASED_PAROLE = EventKind(
    slug="custody.released_parole",
    words=Words("Released by the Parole Board", "Wedi'i ryddhau gan y Bwrdd Parôl"),
    sentence=Words(
        "The person was released after a parole decision.",
        "Rhyddhawyd yr unigolyn ar ôl penderfyniad parôl.",
    ),
    tell=Tell.FACT_ONLY,
    may_say=_RELEASED,
    happenings=(Happening.RELEASE_PAROLE,),
    key_stage="KS-12",
    urgent=True,
)
RELEASED_EARLY = EventKind(
    slug="custody.released_early",
    words=Words("Released under an early scheme", "Wedi'i ryddhau dan gynllun cynnar"),
    sentence=Words(
        "The person was released under an early scheme.",
        "Rhyddhawyd yr unigolyn dan gynllun cynnar.",
    ),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "The person in your case has been released earlier than we had told you. We will tell you the conditions that "
        "concern you.",
        "Mae'r unigolyn yn eich achos chi wedi cael ei ryddhau'n gynharach nag yr oeddem wedi'i ddweud. Byddwn yn "
        "dweud wrthych am yr amodau sy'n berthnasol i chi.",
    ),
    happenings=(Happening.RELEASE_EARLY_ECSL,),
    key_stage="KS-12",
    urgent=True,
)
RELEASED_OTHER = EventKind(
    slug="custody.released_other",
    words=Words("Released without a licence", "Wedi'i ryddhau heb drwydded"),
    sentence=Words(
        "The person was released without a licence.",
        "Rhyddhawyd yr unigolyn heb drwydded.",
    ),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "The person in your case has been released. We are checking whether there are any conditions and will tell you "
        "plainly if there are none.",
        "Mae'r unigolyn yn eich achos chi wedi cael ei ryddhau. Rydym yn gwirio a oes unrhyw amodau a byddwn yn dweud "
        "yn blaen os nad oes rhai.",
    ),
    happenings=(Happening.RELEASE_OTHER,),
    key_stage="KS-12",
    urgent=True,
)
RELEASED_AFTER_RECALL = EventKind(
    slug="custody.released_after_recall",
    words=Words("Released again after recall", "Wedi'i ryddhau eto ar ôl ei alw'n ôl"),
    sentence=Words(
        "The person was released again after a recall.",
        "Rhyddhawyd yr unigolyn eto ar ôl ei alw'n ôl.",
    ),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "The person in your case had been returned to custody and has now been released again. We will tell you the "
        "conditions that concern you.",
        "Roedd yr unigolyn yn eich achos chi wedi'i ddychwelyd i'r ddalfa ac mae bellach wedi'i ryddhau eto. Byddwn yn "
        "dweud wrthych am yr amodau sy'n berthnasol i chi.",
    ),
    happenings=(Happening.RELEASE_POST_RECALL,),
    key_stage="KS-15",
    urgent=True,
)
RELEASED_BEFORE_DATE = EventKind(
    slug="custody.released_before_date",
    words=Words("Released before the day we were given", "Wedi'i ryddhau cyn y diwrnod a roddwyd i ni"),
    sentence=Words(
        "The person was released before the day we had been given.",
        "Rhyddhawyd yr unigolyn cyn y diwrnod a roddwyd i ni.",
    ),
    tell=Tell.IF_CONFIRMED,
    may_say=Words(
        "The person in your case has been released, earlier than we had told you to expect. We are finding out why, "
        "and we want to talk with you today about your safety.",
        "Mae'r unigolyn yn eich achos chi wedi cael ei ryddhau, yn gynharach nag yr oeddem wedi dweud wrthych. Rydym "
        "yn cael gwybod pam, ac rydym am siarad â chi heddiw am eich diogelwch.",
    ),
    happenings=(Happening.RELEASE_LICENCE, Happening.RELEASE_OTHER, Happening.RELEASE_POST_RECALL),
    only_if={"before_date": (True,)},
    by_hand=False,
    key_stage="KS-25",
    urgent=True,
)

RELEASED_IN_ERROR = EventKind(
    slug="custody.released_in_error",
    words=Words("Released in error", "Wedi'i ryddhau drwy gamgymeriad"),
    sentence=Words("The person was released in error.", "Rhyddhawyd yr unigolyn drwy gamgymeriad."),
    tell=Tell.IF_CONFIRMED,
    may_say=Words(
        "The person in your case was released by mistake. The police have been told. We want to talk with you now "
        "about keeping you safe, and we will tell you when this changes.",
        "Rhyddhawyd yr unigolyn yn eich achos chi drwy gamgymeriad. Mae'r heddlu wedi cael gwybod. Hoffem siarad â chi "
        "nawr am eich cadw'n ddiogel, a byddwn yn dweud wrthych pan fydd hyn yn newid.",
    ),
    key_stage="KS-25",
    urgent=True,
)
REMOVED_FROM_UK = EventKind(
    slug="custody.removed_from_uk",
    words=Words("Removed from the United Kingdom", "Wedi'i symud o'r Deyrnas Unedig"),
    sentence=Words(
        "The person was removed from the United Kingdom.",
        "Symudwyd yr unigolyn o'r Deyrnas Unedig.",
    ),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "The person in your case has been removed from the United Kingdom.",
        "Mae'r unigolyn yn eich achos chi wedi'i symud o'r Deyrnas Unedig.",
    ),
    happenings=(Happening.REMOVED_FROM_UK,),
    key_stage="KS-22",
)
RETURNED_TO_UK = EventKind(
    slug="custody.returned_to_uk",
    words=Words(
        "Back after removal from the United Kingdom",
        "Yn ôl ar ôl ei symud o'r Deyrnas Unedig",
    ),
    sentence=Words(
        "The person returned after a removal.",
        "Dychwelodd yr unigolyn ar ôl ei symud o'r wlad.",
    ),
    tell=Tell.IF_CONFIRMED,
    may_say=Words(
        "The person in your case, who had been removed from the United Kingdom, is back and is being held in custody.",
        "Mae'r unigolyn yn eich achos chi, a oedd wedi'i symud o'r Deyrnas Unedig, yn ôl ac yn cael ei gadw yn y "
        "ddalfa.",
    ),
    happenings=(Happening.RETURNED_AFTER_REMOVAL,),
    urgent=True,
)
DIED = EventKind(
    slug="custody.died",
    words=Words("The person has died", "Mae'r unigolyn wedi marw"),
    sentence=Words("The person in the case died.", "Bu farw'r unigolyn yn yr achos."),
    tell=Tell.IF_CONFIRMED,
    may_say=Words(
        "The person in your case has died. People feel many different things at such news, and we are here if you "
        "would like to talk.",
        "Mae'r unigolyn yn eich achos chi wedi marw. Bydd pobl yn teimlo llawer o bethau gwahanol o glywed newyddion "
        "o'r fath, ac rydym yma os hoffech siarad.",
    ),
    happenings=(Happening.DEATH,),
    key_stage="KS-23",
    urgent=True,
)
QUASHED = EventKind(
    slug="custody.quashed",
    words=Words("Conviction or sentence quashed", "Euogfarn neu ddedfryd wedi'i dileu"),
    sentence=Words("The conviction or sentence was quashed.", "Dilëwyd yr euogfarn neu'r ddedfryd."),
    tell=Tell.IF_CONFIRMED,
    may_say=Words(
        "A court has overturned the conviction or the sentence in your case. We would like to explain in person what "
        "this means and what support there is.",
        "Mae llys wedi gwrthdroi'r euogfarn neu'r ddedfryd yn eich achos chi. Hoffem egluro wyneb yn wyneb beth mae "
        "hyn yn ei olygu a pha gymorth sydd ar gael.",
    ),
    happenings=(Happening.CONVICTION_OR_SENTENCE_QUASHED,),
    key_stage="KS-03",
    urgent=True,
)
MOVED = EventKind(
    slug="custody.moved",
    words=Words("Moved within custody", "Wedi'i symud o fewn y ddalfa"),
    sentence=Words("The person was moved within custody.", "Symudwyd yr unigolyn o fewn y ddalfa."),
    tell=Tell.NO,
    may_say=NOTHING_TO_SAY,
    happenings=(Happening.TRANSFER, Happening.TRANSFER_IN),
    by_hand=False,
    quiet="Where the person is held is never told, and a move between prisons changes nothing for the victim.",
)
AT_COURT = EventKind(
    slug="custody.at_court",
    words=Words("Out to court or back", "Allan i'r llys neu yn ôl"),
    sentence=Words(
        "The person was taken to court or brought back.",
        "Aethpwyd â'r unigolyn i'r llys neu yn ôl.",
    ),
    tell=Tell.NO,
    may_say=NOTHING_TO_SAY,
    happenings=(Happening.COURT,),
    by_hand=False,
    quiet="Still in custody; what the court decided comes from the court.",
)
OUT_AND_BACK = EventKind(
    slug="custody.out_and_back",
    words=Words("Out of custody for a time, or back", "Allan o'r ddalfa am gyfnod, neu yn ôl"),
    sentence=Words(
        "The person went out for a time or came back.",
        "Aeth yr unigolyn allan am gyfnod neu daeth yn ôl.",
    ),
    tell=Tell.NO,
    may_say=NOTHING_TO_SAY,
    happenings=(Happening.TEMPORARY_ABSENCE, Happening.ESCORT),
    by_hand=False,
    quiet="Appointments and escorts come by the same road; planned leave is heard of before it happens.",
)

RELEASES = (
    RELEASED_LICENCE,
    RELEASED_HDC,
    RELEASED_PAROLE,
    RELEASED_EARLY,
    RELEASED_OTHER,
    RELEASED_AFTER_RECALL,
)
"""Every planned way out of custody into the community."""

CONFIRMED_MOVEMENTS = (
    *RELEASES,
    RELEASED_BEFORE_DATE,
    REMANDED,
    BAILED_BY_COURT,
    SENTENCED_ADMISSION,
    NO_CUSTODY,
    REMOVED_FROM_UK,
    RETURNED_TO_UK,
    DIED,
    QUASHED,
)
"""Movements in or out that settle what an early signal left open."""

EVENTS = (
    REMANDED,
    BAILED_BY_COURT,
    CONVICTED_UNSENTENCED,
    SENTENCED_ADMISSION,
    NO_CUSTODY,
    *RELEASES,
    RELEASED_BEFORE_DATE,
    RELEASED_IN_ERROR,
    REMOVED_FROM_UK,
    RETURNED_TO_UK,
    DIED,
    QUASHED,
    MOVED,
    AT_COURT,
    OUT_AND_BACK,
)
