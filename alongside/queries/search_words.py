"""Why a case was found, in words."""

from alongside.rules.words import Words

_AGREED = {
    "born": Words("same date of birth", "yr un dyddiad geni"),
    "postcode": Words("same postcode", "yr un cod post"),
    "phone": Words("same telephone number", "yr un rhif ffôn"),
    "email": Words("same e-mail address", "yr un cyfeiriad e-bost"),
    "reference": Words("this case's reference", "cyfeirnod yr achos hwn"),
    "NOMS": Words("same prison number", "yr un rhif carchar"),
    "CRN": Words("same probation number (CRN)", "yr un rhif prawf (CRN)"),
    "PNC": Words("same PNC number", "yr un rhif PNC"),
    "CRO": Words("same CRO number", "yr un rhif CRO"),
    "URN": Words("same URN", "yr un URN"),
    "CRIME_REF": Words("same crime reference", "yr un cyfeirnod trosedd"),
    "DEFENDANT": Words("same defendant number", "yr un rhif diffynnydd"),
}
_SAME_NAME = Words("same name", "yr un enw")
_LIKE_NAME = Words("similar name", "enw tebyg")
_SAME = 0.999


def why(agreed: set[str], alike: float, other_name: str) -> Words:
    """What agreed, in one line. `alike` is the likeness of the name, 0 for none; `other_name` one not shown as hers."""
    parts: list[Words] = []
    if alike:
        parts.append(_SAME_NAME if alike >= _SAME else _LIKE_NAME)
        if other_name:
            parts.append(Words(f"also known as {other_name}", f"enw arall: {other_name}"))
    parts += [words for what, words in _AGREED.items() if what in agreed]
    if not parts:
        return _LIKE_NAME
    en, cy = ("; ".join(part.in_(language) for part in parts) for language in ("en", "cy"))
    return Words(en[:1].upper() + en[1:], cy[:1].upper() + cy[1:])
