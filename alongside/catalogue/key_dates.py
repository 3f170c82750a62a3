"""What each key date of a sentence is called, and whether the victim may be told of it.

Codes are those the feeds are read into (`gateways.release_dates.CODES`). The names follow the field; what they mean is
told in our own words.
"""

from collections.abc import Mapping

from alongside.rules.words import Words

KEY_DATES: Mapping[str, Words] = {
    "CONFIRMED": Words("Confirmed release", "Rhyddhau wedi'i gadarnhau"),
    "CRD": Words("Conditional release", "Rhyddhau amodol"),
    "ARD": Words("Automatic release", "Rhyddhau awtomatig"),
    "RELEASE": Words("Release", "Rhyddhau"),
    "NONDTO": Words(
        "Release, apart from a detention and training order", "Rhyddhau, ar wahân i orchymyn cadw a hyfforddi"
    ),
    "FTRD": Words("Release after a fixed-term recall", "Rhyddhau ar ôl galw'n ôl am gyfnod penodol"),
    "NCRD": Words("Notional conditional release", "Rhyddhau amodol tybiannol"),
    "PED": Words("Parole eligibility", "Cymhwyster parôl"),
    "NPD": Words("Non-parole", "Dyddiad di-barôl"),
    "APD": Words("Approved parole", "Parôl wedi'i gymeradwyo"),
    "TARIFF": Words("End of the minimum term", "Diwedd y cyfnod byrraf"),
    "THD": Words("Target hearing", "Dyddiad targed y gwrandawiad"),
    "HEARING": Words("Hearing", "Gwrandawiad"),
    "HDCED": Words("Eligible for home detention curfew", "Cymwys ar gyfer cyrffyw cadw gartref"),
    "HDCED4PLUS": Words(
        "Eligible for home detention curfew (four years or more)", "Cymwys ar gyfer cyrffyw (pedair blynedd neu fwy)"
    ),
    "HDCAD": Words("Home detention curfew approved for", "Cyrffyw cadw gartref wedi'i gymeradwyo ar gyfer"),
    "HDCEND": Words("End of home detention curfew", "Diwedd y cyrffyw cadw gartref"),
    "ROTL": Words("Eligible for temporary release", "Cymwys i gael ei ryddhau dros dro"),
    "PRRD": Words("Release after recall", "Rhyddhau ar ôl galw'n ôl"),
    "DPRRD": Words(
        "Release after recall (detention and training order)", "Rhyddhau ar ôl galw'n ôl (gorchymyn cadw a hyfforddi)"
    ),
    "ETD": Words("Early point of a detention and training order", "Pwynt cynnar gorchymyn cadw a hyfforddi"),
    "MTD": Words("Middle point of a detention and training order", "Pwynt canol gorchymyn cadw a hyfforddi"),
    "LTD": Words("Late point of a detention and training order", "Pwynt hwyr gorchymyn cadw a hyfforddi"),
    "ERSED": Words(
        "Eligible for early removal from the United Kingdom", "Cymwys i gael ei symud yn gynnar o'r Deyrnas Unedig"
    ),
    "TERSED": Words(
        "Eligible for removal at the end of the minimum term", "Cymwys i gael ei symud ar ddiwedd y cyfnod byrraf"
    ),
    "ESED": Words("Effective end of sentence", "Diwedd effeithiol y ddedfryd"),
    "SED": Words("End of sentence", "Diwedd y ddedfryd"),
    "LED": Words("End of licence", "Diwedd y drwydded"),
    "SLED": Words("End of sentence and licence", "Diwedd y ddedfryd a'r drwydded"),
    "TUSSD": Words("Start of top-up supervision", "Dechrau'r oruchwyliaeth ychwanegol"),
    "TUSED": Words("End of top-up supervision", "Diwedd yr oruchwyliaeth ychwanegol"),
    "STARTED": Words("Start of sentence", "Dechrau'r ddedfryd"),
    "SENTENCED": Words("Day of sentence", "Diwrnod y ddedfryd"),
}

STAFF_ONLY = frozenset({"ESED", "NCRD", "NONDTO", "STARTED"})
"""The prison's own reckoning: not a date to give a victim."""

BASES: Mapping[str, Words] = {
    "calculated": Words("Worked out by the prison", "Wedi'i gyfrifo gan y carchar"),
    "override": Words("Set by the prison by hand", "Wedi'i osod â llaw gan y carchar"),
    "confirmed": Words("Confirmed", "Wedi'i gadarnhau"),
    "court": Words("Told by the court", "Dywedwyd gan y llys"),
    "parole": Words("Told by the Parole Board", "Dywedwyd gan y Bwrdd Parôl"),
    "typed": Words("Written down by an officer", "Wedi'i nodi gan swyddog"),
}

SENTENCES: Mapping[str, Words] = {
    "custody": Words("Custody for a fixed time", "Carchar am gyfnod penodol"),
    "extended": Words("Extended sentence", "Dedfryd estynedig"),
    "life": Words("Life sentence", "Dedfryd oes"),
    "indeterminate": Words("Sentence without a fixed end", "Dedfryd heb ddiwedd penodol"),
    "hospital_order": Words("Hospital order", "Gorchymyn ysbyty"),
    "hospital_direction": Words("Hospital direction", "Cyfarwyddyd ysbyty"),
    "suspended": Words("Suspended sentence", "Dedfryd ohiriedig"),
    "community": Words("Community order", "Gorchymyn cymunedol"),
    "detention_training": Words("Detention and training order", "Gorchymyn cadw a hyfforddi"),
    "other": Words("Other sentence or order", "Dedfryd neu orchymyn arall"),
}


def date_words(code: str) -> Words:
    """What a date is called; a code not known is shown as it came."""
    return KEY_DATES.get(code.upper()) or Words(code, code)


def sentence_words(kind: str) -> Words:
    """What a sentence is called; a kind not known is shown as it came."""
    return SENTENCES.get(kind) or Words(kind, kind)
