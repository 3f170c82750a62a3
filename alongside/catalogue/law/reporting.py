"""Victims' Code duties of Rights 1 to 3: being understood, having the crime recorded, and what is told on reporting."""

from alongside.catalogue.law.declaring import duty, hours, wd
from alongside.catalogue.law.sources import POLICE_LEAFLET, YOUTH, restated, unread
from alongside.rules.sources import Confidence
from alongside.rules.words import Words

REPORT = Words("the report of the crime", "adrodd am y drosedd")
INTERVIEW = Words("an interview with the victim", "cyfweliad â'r dioddefwr")

RIGHT_1 = (
    duty(
        "VC-R1-01",
        "ALL",
        Words(
            "Speak and write plainly, and check that the victim has understood",
            "Siarad ac ysgrifennu'n glir, a sicrhau bod y dioddefwr wedi deall",
        ),
        on=Words("any contact with the victim", "unrhyw gyswllt â'r dioddefwr"),
    ),
    duty(
        "VC-R1-02",
        "POL HMCTS CPS",
        Words(
            "Provide an interpreter free of charge to a victim who finds English difficult",
            "Darparu cyfieithydd ar y pryd am ddim i ddioddefwr sy'n cael Saesneg yn anodd",
        ),
        on=Words(
            "a report, an interview or evidence given by a victim who finds English difficult",
            "adroddiad, cyfweliad neu dystiolaeth gan ddioddefwr sy'n cael Saesneg yn anodd",
        ),
    ),
    duty(
        "VC-R1-03",
        "POL CPS HMCTS",
        Words(
            "Translate, or read out in the victim's language, a document they cannot do without",
            "Cyfieithu dogfen hanfodol, neu ei darllen yn uchel yn iaith y dioddefwr",
        ),
        on=Words(
            "a document that the victim needs for an interview or hearing",
            "dogfen y mae ar y dioddefwr ei hangen ar gyfer cyfweliad neu wrandawiad",
        ),
    ),
    duty(
        "VC-R1-04",
        "POL",
        Words(
            "Let the victim bring a supporter they choose, unless it would harm the case; record why if refused",
            "Gadael i'r dioddefwr ddod â chefnogwr o'i ddewis, oni bai y byddai'n niweidio'r achos; "
            "cofnodi'r rheswm os gwrthodir",
        ),
        on=INTERVIEW,
    ),
    duty(
        "VC-R1-05",
        "ALL",
        Words(
            "Serve the victim in Welsh as promptly as in English",
            "Gwasanaethu'r dioddefwr yn Gymraeg mor brydlon ag yn Saesneg",
        ),
        on=Words(
            "contact in Wales, or with a victim who prefers Welsh",
            "cyswllt yng Nghymru, neu â dioddefwr y mae'n well ganddo'r Gymraeg",
        ),
        sources=(unread(1),),
        confidence=Confidence.BELIEVED,
    ),
)

RIGHT_2 = (
    duty(
        "VC-R2-01",
        "POL",
        Words("Record the crime", "Cofnodi'r drosedd"),
        on=REPORT,
        limit=hours(24),
        confidence=Confidence.BELIEVED,
        note=Words(
            "The Code itself asks for no unjustified delay; 24 hours is the police's recording rule.",
            "Mae'r Cod ei hun yn gofyn am beidio ag oedi heb gyfiawnhad; rheol gofnodi'r heddlu yw 24 awr.",
        ),
    ),
    duty(
        "VC-R2-02",
        "POL",
        Words(
            "Interview as few times as possible, soon, in a suitable place, with the same interviewer where possible",
            "Cyfweld cyn lleied o weithiau â phosibl, yn fuan, mewn lle addas, gyda'r un cyfwelydd lle bo modd",
        ),
        on=Words("the need to interview the victim", "yr angen i gyfweld y dioddefwr"),
    ),
    duty(
        "VC-R2-03",
        "POL",
        Words(
            "Keep the victim and their family apart from the suspect",
            "Cadw'r dioddefwr a'i deulu ar wahân i'r sawl a ddrwgdybir",
        ),
        on=Words("any attendance by the victim", "unrhyw ymweliad gan y dioddefwr"),
    ),
    duty(
        "VC-R2-04",
        "POL",
        Words(
            "Ask whether the victim wants an interviewer of a certain gender; record why if that cannot be met",
            "Gofyn a yw'r dioddefwr am gael cyfwelydd o rywedd penodol; cofnodi'r rheswm os na ellir ei ddarparu",
        ),
        on=Words(
            "an interview about a sexual offence, gender-based violence or domestic abuse",
            "cyfweliad am drosedd rywiol, trais ar sail rhywedd neu gam-drin domestig",
        ),
    ),
    duty(
        "VC-R2-05",
        "POL CPS",
        Words("Consider a registered intermediary", "Ystyried cyfryngwr cofrestredig"),
        on=Words(
            "signs that vulnerability may lessen the quality of the victim's evidence",
            "arwyddion y gall bregusrwydd effeithio ar ansawdd tystiolaeth y dioddefwr",
        ),
    ),
    duty(
        "VC-R2-06",
        "POL",
        Words(
            "Keep medical examinations to the fewest needed, and only with consent",
            "Cadw archwiliadau meddygol i'r lleiaf sydd eu hangen, a dim ond gyda chydsyniad",
        ),
        on=Words("a medical examination", "archwiliad meddygol"),
    ),
    duty(
        "VC-R2-07",
        "POL",
        Words(
            "Explain that a person who makes a statement may be asked to give evidence",
            "Egluro y gellir gofyn i rywun sy'n gwneud datganiad roi tystiolaeth",
        ),
        on=Words("a witness statement", "datganiad tyst"),
    ),
)

RIGHT_3 = (
    duty(
        "VC-R3-01",
        "POL",
        Words(
            "Confirm in writing, by a way that is safe, the offence, its reference and how to reach the officer",
            "Cadarnhau'n ysgrifenedig, mewn ffordd ddiogel, y drosedd, ei chyfeirnod a sut i gysylltu â'r swyddog",
        ),
        on=REPORT,
    ),
    duty(
        "VC-R3-02",
        "POL",
        Words(
            "Tell the victim how the process works, their rights, and where to find compensation, support, medical "
            "help and shelter",
            "Dweud wrth y dioddefwr sut mae'r broses yn gweithio, beth yw ei hawliau, a ble i gael iawndal, cymorth, "
            "help meddygol a llety",
        ),
        on=REPORT,
        limit=wd(5),
        sources=(POLICE_LEAFLET,),
        note=Words(
            "The figure comes from the Code of 2015 and was not seen in the summary of the Code of 2021.",
            "Daw'r ffigur o God 2015 ac ni welwyd ef yng nghrynodeb Cod 2021.",
        ),
    ),
    duty(
        "VC-R3-03",
        "POL",
        Words("Explain restorative justice", "Egluro cyfiawnder adferol"),
        on=Words("the report of a crime by an adult", "adrodd am drosedd gan oedolyn"),
    ),
    duty(
        "VC-R3-04",
        "YJS",
        Words(
            "Explain restorative justice where the offender is a child",
            "Egluro cyfiawnder adferol lle mae'r troseddwr yn blentyn",
        ),
        on=Words("finding that the offender is under 18", "canfod bod y troseddwr dan 18 oed"),
        sources=(restated(3), YOUTH),
    ),
)

DUTIES = RIGHT_1 + RIGHT_2 + RIGHT_3
