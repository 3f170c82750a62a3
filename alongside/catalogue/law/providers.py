"""Who owes a duty or may use a clock: the codes of `Rule.who`."""

from collections.abc import Mapping
from types import MappingProxyType

from alongside.rules.words import Words

PROVIDERS: Mapping[str, Words] = MappingProxyType(
    {
        "ALL": Words("Every service under the Code", "Pob gwasanaeth dan y Cod"),
        "POL": Words("Police", "Yr heddlu"),
        "WCU": Words("Witness Care Unit", "Uned Gofal Tystion"),
        "CPS": Words("Crown Prosecution Service", "Gwasanaeth Erlyn y Goron"),
        "HMCTS": Words("Courts and Tribunals Service", "Gwasanaeth Llysoedd a Thribiwnlysoedd"),
        "PROB": Words("Probation Service", "Y Gwasanaeth Prawf"),
        "PRIS": Words("Prison", "Y carchar"),
        "YJS": Words("Youth justice service", "Gwasanaeth cyfiawnder ieuenctid"),
        "PB": Words("Parole Board", "Y Bwrdd Parôl"),
        "PPCS": Words("Public Protection Casework Section", "Adran Gwaith Achos Diogelu'r Cyhoedd"),
        "AGO": Words("Attorney General's Office", "Swyddfa'r Twrnai Cyffredinol"),
        "HO": Words("Home Office", "Y Swyddfa Gartref"),
        "VS": Words("Victim support service", "Gwasanaeth cymorth i ddioddefwyr"),
        "VICTIM": Words("The victim", "Y dioddefwr"),
        "PARTY": Words("A party to the case", "Parti i'r achos"),
    }
)
