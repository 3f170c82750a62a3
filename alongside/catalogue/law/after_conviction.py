"""Victims' Code duties of Rights 11 and 12: news of the offender after conviction, and complaints."""

from alongside.catalogue.law.declaring import duty, wd
from alongside.catalogue.law.sources import COMPLAINING, MINISTRY_POST, YOUTH, unread
from alongside.rules.sources import Confidence
from alongside.rules.words import Words

RIGHT_11 = (
    duty(
        "VC-R11-01",
        "WCU",
        Words(
            "Refer the victim to the Victim Contact Scheme without waiting to be asked",
            "Atgyfeirio'r dioddefwr at y Cynllun Cyswllt Dioddefwyr heb aros i rywun ofyn",
        ),
        on=Words(
            "a sentence that qualifies for the Victim Contact Scheme",
            "dedfryd sy'n gymwys ar gyfer y Cynllun Cyswllt Dioddefwyr",
        ),
        limit=wd(10),
    ),
    duty(
        "VC-R11-02",
        "PROB",
        Words(
            "A victim liaison officer makes first contact with the victim",
            "Swyddog cyswllt dioddefwyr yn cysylltu â'r dioddefwr am y tro cyntaf",
        ),
        on=Words("receipt of the referral to the scheme", "derbyn yr atgyfeiriad i'r cynllun"),
        limit=wd(20),
    ),
    duty(
        "VC-R11-03",
        "PROB",
        Words(
            "Tell the member what the scheme promises at this key stage",
            "Dweud wrth yr aelod yr hyn y mae'r cynllun yn ei addo ar yr adeg allweddol hon",
        ),
        on=Words(
            "a key stage in the sentence of the offender of someone who joined",
            "adeg allweddol yn nedfryd y troseddwr yn achos rhywun a ymunodd",
        ),
    ),
    duty(
        "VC-R11-04",
        "YJS",
        Words(
            "Contact the victim with consent, offer restorative justice, and tell of progress those who take part",
            "Cysylltu â'r dioddefwr gyda chydsyniad, cynnig cyfiawnder adferol, a rhoi'r diweddaraf i'r rhai sy'n "
            "cymryd rhan",
        ),
        on=Words("the sentence of an offender under 18", "dedfryd troseddwr dan 18 oed"),
        sources=(YOUTH,),
        confidence=Confidence.PRIMARY,
    ),
    duty(
        "VC-R11-05",
        "HO",
        Words(
            "Tell a victim who asks how the offender's deportation goes",
            "Dweud wrth ddioddefwr sy'n gofyn sut mae alltudio'r troseddwr yn mynd rhagddo",
        ),
        on=Words(
            "steps to deport an offender who is a foreign national",
            "camau i alltudio troseddwr sy'n ddinesydd tramor",
        ),
        sources=(MINISTRY_POST,),
    ),
)

RIGHT_12 = (
    duty(
        "VC-R12-01",
        "ALL",
        Words(
            "Answer the complaint, or acknowledge it and say when an answer will come",
            "Ateb y gŵyn, neu ei chydnabod a dweud pryd y daw ateb",
        ),
        on=Words("receipt of the complaint", "derbyn y gŵyn"),
        limit=wd(10),
        sources=(COMPLAINING,),
    ),
    duty(
        "VC-R12-02",
        "ALL",
        Words("Answer the complaint in full", "Ateb y gŵyn yn llawn"),
        on=Words("the acknowledgement of the complaint", "cydnabod y gŵyn"),
        limit=wd(20),
        sources=(unread(12),),
        confidence=Confidence.BELIEVED,
        note=Words(
            "The Code of 2015 counted 20 working days from receipt of the complaint.",
            "Roedd Cod 2015 yn cyfrif 20 diwrnod gwaith o dderbyn y gŵyn.",
        ),
    ),
    duty(
        "VC-R12-03",
        "ALL",
        Words(
            "Tell the victim how to go to the Parliamentary and Health Service Ombudsman",
            "Dweud wrth y dioddefwr sut i fynd at yr Ombwdsmon Seneddol a Gwasanaeth Iechyd",
        ),
        on=Words("the reply to the complaint", "yr ateb i'r gŵyn"),
        sources=(COMPLAINING,),
    ),
)

DUTIES = RIGHT_11 + RIGHT_12
