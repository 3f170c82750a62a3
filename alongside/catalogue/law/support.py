"""Victims' Code duties of Rights 4 and 5: support, the assessment of needs, and compensation."""

from alongside.catalogue.law.declaring import duty, wd
from alongside.catalogue.law.reporting import REPORT
from alongside.catalogue.law.sources import CODE, POLICE_LEAFLET, at, restated
from alongside.rules.sources import Confidence
from alongside.rules.words import Words

RIGHT_4 = (
    duty(
        "VC-R4-01",
        "POL",
        Words(
            "Assess what the victim needs and decide whether they have enhanced rights",
            "Asesu anghenion y dioddefwr a phenderfynu a oes ganddo hawliau uwch",
        ),
        on=REPORT,
    ),
    duty(
        "VC-R4-02",
        "POL",
        Words("Refer the victim to a support service", "Atgyfeirio'r dioddefwr at wasanaeth cymorth"),
        on=REPORT,
        limit=wd(2),
    ),
    duty(
        "VC-R4-03",
        "POL",
        Words(
            "Refer only with the victim's express consent; for other crimes, refer unless the victim says no",
            "Atgyfeirio dim ond gyda chydsyniad penodol y dioddefwr; am droseddau eraill, atgyfeirio oni bai ei fod yn "
            "gwrthod",
        ),
        on=Words(
            "the report of a sexual offence, domestic abuse or a death by homicide",
            "adrodd am drosedd rywiol, cam-drin domestig neu laddiad",
        ),
        sources=(POLICE_LEAFLET,),
        confidence=Confidence.BELIEVED,
    ),
    duty(
        "VC-R4-04",
        "ALL",
        Words("Assess the victim's needs afresh", "Asesu anghenion y dioddefwr o'r newydd"),
        on=Words("news that the victim's needs have changed", "newyddion bod anghenion y dioddefwr wedi newid"),
    ),
    duty(
        "VC-R4-05",
        "WCU",
        Words(
            "Assess the victim's needs as a witness, and offer help at court and special measures",
            "Asesu anghenion y dioddefwr fel tyst, a chynnig help yn y llys a mesurau arbennig",
        ),
        on=Words("the victim being asked to give evidence", "gofyn i'r dioddefwr roi tystiolaeth"),
    ),
)

RIGHT_5 = (
    duty(
        "VC-R5-01",
        "POL",
        Words(
            "Explain the ways to compensation: the state scheme, an order of the court, a civil claim",
            "Egluro'r ffyrdd o gael iawndal: cynllun y wladwriaeth, gorchymyn llys, hawliad sifil",
        ),
        on=REPORT,
        sources=(at(CODE, "Right 5", "Hawl 5"), restated(5)),
    ),
)

DUTIES = RIGHT_4 + RIGHT_5
