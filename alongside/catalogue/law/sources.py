"""The register of sources our rules cite: where each was read, under the ids of the research that read them."""

from dataclasses import replace

from alongside.rules.sources import Source

_CODE = Source("", "Victims' Code 2021", instrument_cy="Cod y Dioddefwyr 2021")
_OLD_CODE = Source("", "Victims' Code 2015", instrument_cy="Cod y Dioddefwyr 2015")
_SCHEME = Source("", "Victim Contact Scheme", instrument_cy="Cynllun Cyswllt Dioddefwyr")
_PAROLE = Source("", "Parole Board guidance", instrument_cy="Canllawiau'r Bwrdd Parôl")

CODE = replace(
    _CODE, id="S01", url="https://www.gov.uk/government/publications/the-code-of-practice-for-victims-of-crime"
)
RESTATED = replace(_CODE, id="S02", url="https://www.bedfordshire.pcc.police.uk")
STATEMENTS = Source(
    "S09",
    "Victims and Prisoners Act 2024",
    "section 21",
    "https://www.legislation.gov.uk/uksi/2025/731/note/made",
    instrument_cy="Deddf Dioddefwyr a Charcharorion 2024",
    provision_cy="adran 21",
)
COURTS_ACT = Source(
    "S15",
    "Victims and Courts Act 2026",
    "sentencing reviews",
    "https://the-common-room.co.uk/victims-and-courts-act-2026-what-changes-in-practice",
    instrument_cy="Deddf Dioddefwyr a Llysoedd 2026",
    provision_cy="adolygu dedfrydau",
)
SENTENCING_ACT = Source(
    "S18",
    "Sentencing Act 2026",
    "",
    "https://www.legislation.gov.uk/ukpga/2026/2",
    instrument_cy="Deddf Dedfrydu 2026",
)
RELEASE_DATES = Source(
    "S20",
    "HMPPS calculate-release-dates",
    "the release rules its service runs on",
    "https://github.com/ministryofjustice/calculate-release-dates-api",
    provision_cy="y rheolau rhyddhau y mae ei wasanaeth yn eu dilyn",
)
LICENCES = Source(
    "S21",
    "HMPPS create-and-vary-a-licence",
    "working days and release dates in its service",
    "https://github.com/ministryofjustice/create-and-vary-a-licence-api",
    provision_cy="diwrnodau gwaith a dyddiadau rhyddhau yn ei wasanaeth",
)
RECALLS = Source(
    "S22",
    "HMPPS make-a-recall-decision",
    "what the officer must tell the victim liaison officer",
    "https://github.com/ministryofjustice/make-recall-decision-ui",
    provision_cy="yr hyn y mae'n rhaid i'r swyddog ei ddweud wrth y swyddog cyswllt dioddefwyr",
)
SCHEME = replace(
    _SCHEME,
    id="S28",
    provision="what members are told",
    provision_cy="yr hyn a ddywedir wrth aelodau",
    url="https://www.gov.uk/government/publications/get-support-as-a-victim-of-crime/information-about-the-victim-contact-scheme",
)
SCHEME_POLICY = replace(
    _SCHEME,
    id="S29",
    provision="policy framework",
    provision_cy="fframwaith polisi",
    url="https://www.gov.uk/government/publications/victim-contact-scheme-policy-framework",
)
SCHEME_ANSWERS = replace(
    _SCHEME,
    id="S30",
    provision="answers given to Parliament",
    provision_cy="atebion a roddwyd i'r Senedd",
    url="https://www.theyworkforyou.com/wrans/?id=2013-09-05c.166261.h",
)
SCHEME_RESTATED = replace(
    _SCHEME,
    id="S31",
    provision="as victims' services restate it",
    provision_cy="fel y mae gwasanaethau dioddefwyr yn ei ailadrodd",
    url="https://www.victimsinformationservice.org.uk",
)
PAROLE_RULES = Source(
    "S34",
    "Parole Board Rules 2019",
    "",
    "https://www.legislation.gov.uk/uksi/2019/1038",
    instrument_cy="Rheolau'r Bwrdd Parôl 2019",
)
PAROLE_STATEMENT = replace(
    _PAROLE,
    id="S37",
    provision="making a statement",
    provision_cy="gwneud datganiad",
    url="https://www.gov.uk/make-a-statement-to-the-parole-board",
)
PAROLE_GUIDE = replace(
    _PAROLE,
    id="S38",
    provision="as a council restates it",
    provision_cy="fel y mae cyngor yn ei ailadrodd",
    url="https://www.eastcambs.gov.uk",
)
COMMISSIONER = Source(
    "S39",
    "Victims' Commissioner",
    "notes of meetings, 2018 to 2020",
    "https://victimscommissioner.org.uk",
    instrument_cy="Comisiynydd Dioddefwyr",
    provision_cy="nodiadau cyfarfodydd, 2018 i 2020",
)
LENIENT = Source(
    "S63",
    "Unduly lenient sentence scheme",
    "debate of 30 April 2024 and announcement of 9 April 2026",
    "https://hansard.parliament.uk",
    instrument_cy="Cynllun dedfrydau rhy drugarog",
    provision_cy="dadl 30 Ebrill 2024 a chyhoeddiad 9 Ebrill 2026",
)
REVIEW = Source(
    "S64",
    "Victims' Right to Review",
    "",
    "https://www.cps.gov.uk",
    instrument_cy="Hawl Dioddefwyr i Adolygiad",
)
YOUTH = Source(
    "S66",
    "Guidance to youth offending teams",
    "work with victims and restorative justice",
    "https://www.gov.uk/guidance/work-with-victims-and-restorative-justice-youth-offending-teams",
    instrument_cy="Canllawiau i dimau troseddau ieuenctid",
    provision_cy="gweithio gyda dioddefwyr a chyfiawnder adferol",
)
COMPLAINING = replace(
    _CODE,
    id="S72",
    provision="Right 12, as the Victims' Commissioner restates it",
    provision_cy="Hawl 12, fel y mae'r Comisiynydd Dioddefwyr yn ei hailadrodd",
    url="https://victimscommissioner.org.uk",
)
POLICE_LEAFLET = replace(
    _OLD_CODE,
    id="S74",
    provision="as police forces restate it",
    provision_cy="fel y mae heddluoedd yn ei ailadrodd",
    url="https://www.nottinghamshire.police.uk",
)
PROSECUTORS = replace(
    _OLD_CODE,
    id="S75",
    provision="as the CPS restates it",
    provision_cy="fel y mae Gwasanaeth Erlyn y Goron yn ei ailadrodd",
    url="https://www.cps.gov.uk",
)
MINISTRY_POST = Source(
    "S76",
    "Ministry of Justice",
    "post of 27 March 2020 on the coming Code",
    "",
    instrument_cy="Y Weinyddiaeth Gyfiawnder",
    provision_cy="erthygl 27 Mawrth 2020 ar y Cod oedd i ddod",
)
OURS = Source(
    "OWN",
    "Alongside",
    "a standard of our own that an organisation may set",
    "",
    instrument_cy="Alongside",
    provision_cy="safon o'n heiddo ni y caiff sefydliad ei gosod",
)


def restated(right: int) -> Source:
    """The Code on `right`, as a police and crime commissioner restates it."""
    return replace(RESTATED, provision=f"Right {right}", provision_cy=f"Hawl {right}")


def unread(right: int) -> Source:
    """The Code on `right`, believed and not read: where someone must look to confirm it."""
    return replace(
        CODE,
        provision=f"Right {right}, text not read by us",
        provision_cy=f"Hawl {right}, y testun heb ei ddarllen gennym",
    )


def at(source: Source, en: str, cy: str) -> Source:
    """`source`, at a provision of it."""
    return replace(source, provision=en, provision_cy=cy)
