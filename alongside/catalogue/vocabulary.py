"""The words an officer chooses from when recording: each stored code with its name in both languages.

Stored: codes never change.
"""

from collections.abc import Mapping

from alongside.rules.words import Words

ROLES: Mapping[str, Words] = {
    "victim": Words("Victim", "Dioddefwr"),
    "bereaved_relative": Words("Bereaved relative", "Perthynas mewn profedigaeth"),
    "parent_or_carer": Words("Parent or carer", "Rhiant neu ofalwr"),
    "spokesperson": Words("Nominated spokesperson", "Llefarydd enwebedig"),
    "household": Words("Lives in the household", "Yn byw ar yr aelwyd"),
    "offender": Words("Offender", "Troseddwr"),
    "suspect": Words("Suspect", "Y sawl a ddrwgdybir"),
    "professional": Words("Professional", "Gweithiwr proffesiynol"),
}
SERVED = ("victim", "bereaved_relative", "parent_or_carer", "spokesperson")
"""Roles of the person a case can be for."""
ACCUSED = ("offender", "suspect")
"""Roles of a person the victim is told about."""

NAMES: Mapping[str, Words] = {
    "alias": Words("Also known as", "Hefyd yn cael ei adnabod fel"),
    "former": Words("Former name", "Enw blaenorol"),
    "maiden": Words("Name before marriage", "Enw cyn priodi"),
}

IDENTIFIERS: Mapping[str, Words] = {
    "CRIME_REF": Words("Crime reference", "Cyfeirnod trosedd"),
    "URN": Words("Case URN", "URN yr achos"),
    "NOMS": Words("Prison number", "Rhif carchar"),
    "CRN": Words("Probation CRN", "CRN y gwasanaeth prawf"),
    "PNC": Words("PNC number", "Rhif PNC"),
    "CRO": Words("CRO number", "Rhif CRO"),
    "BOOKING": Words("Prison booking number", "Rhif archebu'r carchar"),
    "DEFENDANT": Words("Court's defendant id", "Dynodydd diffynnydd y llys"),
}

WAYS: Mapping[str, Words] = {
    "phone": Words("Telephone call", "Galwad ffôn"),
    "text": Words("Text message", "Neges destun"),
    "email": Words("Email", "E-bost"),
    "post": Words("Letter", "Llythyr"),
    "visit": Words("In person", "Wyneb yn wyneb"),
    "voicemail": Words("Voicemail", "Neges llais"),
    "third_party": Words("Through somebody else", "Drwy rywun arall"),
}
WRITTEN = ("text", "email", "post", "voicemail")
"""Ways in which nobody answers while we speak."""

DIRECTIONS: Mapping[str, Words] = {
    "out": Words("We contacted them", "Ni gysylltodd â nhw"),
    "in": Words("They contacted us", "Nhw gysylltodd â ni"),
}
ANSWERED_BY: Mapping[str, Words] = {
    "victim": Words("The person I meant to reach", "Y sawl roeddwn am ei gyrraedd"),
    "someone_else": Words("Somebody else", "Rhywun arall"),
    "nobody": Words("Nobody", "Neb"),
    "voicemail": Words("Voicemail", "Peiriant ateb"),
    "not_applicable": Words("Does not apply", "Ddim yn berthnasol"),
}
OUTCOMES: Mapping[str, Words] = {
    "told": Words("Told", "Dywedwyd wrthynt"),
    "spoke": Words("Spoke, but did not tell", "Siaradwyd, ond heb ddweud"),
    "not_reached": Words("Not reached", "Heb eu cyrraedd"),
    "left_message": Words("Left a message", "Gadawyd neges"),
    "unsafe": Words("Stopped: not safe", "Rhoddwyd y gorau iddi: nid oedd yn ddiogel"),
    "declined": Words("Did not want to talk or hear", "Ddim am siarad na chlywed"),
}
REACHED = ("told", "spoke", "declined")
"""Outcomes in which the person was reached."""

SAFETY: Mapping[str, Words] = {
    "safe": Words("Safe", "Diogel"),
    "conditions": Words("Safe with conditions", "Diogel gydag amodau"),
    "unsafe": Words("Not safe", "Ddim yn ddiogel"),
    "not_asked": Words("Not asked: not safe until it is", "Heb ofyn: ddim yn ddiogel nes gwneud hynny"),
}

TERMS: Mapping[str, Words] = {
    "victim": Words("Victim", "Dioddefwr"),
    "survivor": Words("Survivor", "Goroeswr"),
    "own": Words("A word of their own", "Eu gair eu hunain"),
}
"""What people call themselves."""
INTERPRETER_GENDERS: Mapping[str, Words] = {
    "any": Words("Any", "Unrhyw un"),
    "woman": Words("A woman", "Menyw"),
    "man": Words("A man", "Dyn"),
}
KNOWN_TO_ACCUSED: Mapping[str, Words] = {
    "yes": Words("Yes: the offender knows it", "Ydyw: mae'r troseddwr yn ei wybod"),
    "no": Words("No, they say", "Nac ydyw, meddant"),
    "not_asked": Words("Not asked", "Heb ofyn"),
}
"""Whether an address is known to the offender."""

NUMBER_DISPLAY: Mapping[str, Words] = {
    "withheld": Words("Our number withheld", "Ein rhif wedi'i guddio"),
    "shown": Words("Our number shown", "Ein rhif i'w weld"),
    "agreed": Words("A number we agreed on", "Rhif y cytunwyd arno"),
}
"""What their telephone shows when we ring."""

LATE: Mapping[str, Words] = {
    "victim_choice": Words("The victim chose a later day", "Dewisodd y dioddefwr ddiwrnod diweddarach"),
    "other_agency": Words("Another agency told us late", "Cawsom wybod yn hwyr gan asiantaeth arall"),
    "safety": Words("It was not safe to make contact", "Nid oedd yn ddiogel cysylltu"),
    "us": Words("We were late", "Ni oedd yn hwyr"),
    "status_change": Words(
        "The limit had passed before the status changed", "Aeth y terfyn heibio cyn i'r statws newid"
    ),
}

RISKS: Mapping[str, Words] = {
    "unknown": Words("Risk not assessed", "Risg heb ei hasesu"),
    "standard": Words("Standard risk", "Risg safonol"),
    "medium": Words("Medium risk", "Risg ganolig"),
    "high": Words("High risk", "Risg uchel"),
}

ENHANCED: Mapping[str, Words] = {
    "most_serious_crime": Words("Victim of a most serious crime", "Dioddefwr un o'r troseddau mwyaf difrifol"),
    "persistently_targeted": Words("Persistently targeted", "Wedi'i dargedu'n gyson"),
    "vulnerable": Words("Vulnerable", "Agored i niwed"),
    "intimidated": Words("Intimidated", "Wedi'i fygwth"),
    "under_18": Words("Under 18 at the time of the crime", "O dan 18 oed adeg y drosedd"),
    "review": Words("Changed after a review", "Newidiwyd ar ôl adolygiad"),
}
"""Why somebody has enhanced rights, or why that changed."""

NO_RESPONSE = "no_response"
REFERRER_TOLD: Mapping[str, Words] = {
    "told": Words("Yes, they were told", "Do, dywedwyd wrthynt"),
    "nobody": Words("Nobody referred them: they came to us", "Ni chyfeiriodd neb nhw: daethant atom ni"),
}
"""Whether whoever referred a person knows that nobody could be reached."""

CLOSING: Mapping[str, Words] = {
    "work_done": Words("The work is finished", "Mae'r gwaith wedi'i orffen"),
    "victim_request": Words("The victim asked", "Gofynnodd y dioddefwr"),
    NO_RESPONSE: Words("No answer after the agreed attempts", "Dim ateb ar ôl yr ymdrechion a gytunwyd"),
    "untraceable": Words("Cannot be traced", "Ni ellir dod o hyd iddynt"),
    "transferred": Words("Moved to another unit or service", "Symudwyd i uned neu wasanaeth arall"),
    "sentence_end": Words("The sentence ended", "Daeth y ddedfryd i ben"),
    "licence_end": Words("The licence ended", "Daeth y drwydded i ben"),
    "absolute_discharge": Words("Absolute discharge", "Rhyddhad diamod"),
    "conviction_quashed": Words("The conviction was quashed", "Dilëwyd yr euogfarn"),
    "victim_died": Words("The victim died", "Bu farw'r dioddefwr"),
    "offender_died": Words("The offender died", "Bu farw'r troseddwr"),
    "opened_in_error": Words("Opened in error", "Agorwyd ar gam"),
}

OWN_TASK = "own.task"
CONTACT_AGAIN = "own.contact_again"
REPLAY = "own.ask_for_replay"
ASK_REFERRER = "own.ask_referrer"
ASK_SAFETY = "own.ask_safety"
GIVE_CASE = "own.give_case"
HAND_OVER = "own.hand_over"
OWN: Mapping[str, Words] = {
    OWN_TASK: Words("Own task", "Tasg bersonol"),
    CONTACT_AGAIN: Words("Make contact again", "Cysylltu eto"),
    ASK_REFERRER: Words(
        "Ask whoever referred them for a safe way to reach them",
        "Gofyn i'r sawl a'u cyfeiriodd am ffordd ddiogel o'u cyrraedd",
    ),
    HAND_OVER: Words("Read the hand-over note", "Darllen y nodyn trosglwyddo"),
    ASK_SAFETY: Words(
        "Ask by another way whether the number is still safe",
        "Gofyn drwy ffordd arall a yw'r rhif yn dal yn ddiogel",
    ),
    GIVE_CASE: Words("Give this case to somebody else", "Rhoi'r achos hwn i rywun arall"),
    "own.ask_for_replay": Words("Ask for earlier messages to be sent again", "Gofyn am ailanfon negeseuon cynharach"),
}
"""Tasks of an officer's own: not the law's. A title of their own stands before these words."""

ENDED: Mapping[str, Words] = {
    "@enhanced": Words("Counted again because enhanced rights changed", "Ailgyfrifwyd am fod hawliau uwch wedi newid"),
    "@paused": Words("Counted again because the clock was paused", "Ailgyfrifwyd am fod y cloc wedi'i atal"),
    "@extended": Words("Counted again because time was added", "Ailgyfrifwyd am fod amser wedi'i ychwanegu"),
    "@fact": Words("Counted again because a day became known", "Ailgyfrifwyd am fod diwrnod wedi dod yn hysbys"),
    "@pointless": Words("A later event made it pointless", "Gwnaeth digwyddiad diweddarach hi'n ddiangen"),
    "@case_closed": Words("The case was closed", "Caewyd yr achos"),
    "@asked": Words("They were asked whether it is safe", "Gofynnwyd iddynt a yw'n ddiogel"),
    "@contact": Words("Met by a contact", "Cyflawnwyd drwy gyswllt"),
}
"""Why a duty ended, where the program ended it. An officer's own reason stands as typed."""
