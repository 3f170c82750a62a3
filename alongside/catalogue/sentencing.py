"""From the facts a court signal keeps to the sentence that the rule on eligibility reads."""

from collections.abc import Mapping

from alongside.catalogue.registers import SHIPPED, Registers
from alongside.rules.eligibility import Eligibility, Offence, Result, Sentence, eligibility
from alongside.rules.lengths import Length


def standing(facts: Mapping[str, object], lists: Registers = SHIPPED) -> Eligibility:
    """The standing of the sentence in `facts` of a signal (`SENTENCED`, `COURT_RESULT` or a prison sentence)."""
    return eligibility(sentence_in(facts, lists))


def sentence_in(facts: Mapping[str, object], lists: Registers = SHIPPED) -> Sentence:
    """The offences and results among `facts`; whatever is not of the shape our readers write is left out."""
    return Sentence(
        offences=tuple(_offence(one, lists) for one in _objects(facts.get("offences"))),
        totals=tuple(_result(one) for one in _objects(facts.get("results"))),
    )


def _offence(fact: Mapping[str, object], lists: Registers) -> Offence:
    code = str(fact.get("code", "")).upper()
    root = code[:-1] if code[-1:].isalpha() else code
    return Offence(
        code=code,
        lists=frozenset(schedule for schedule, _ in lists.schedules.get(code, frozenset())),
        parent_lists=frozenset(schedule for schedule, _ in lists.schedules.get(root, frozenset())),
        results=tuple(_result(one) for one in _objects(fact.get("results"))),
    )


def _result(fact: Mapping[str, object]) -> Result:
    parts = fact.get("length")
    units = {unit: value for unit, value in parts.items() if isinstance(value, int)} if isinstance(parts, dict) else {}
    return Result(
        kind=str(fact.get("class", "OTHER")),
        length=Length(**units) if units and units.keys() <= {"years", "months", "weeks", "days"} else None,
        life=fact.get("life") is True,
        final=fact.get("category") == "FINAL",
    )


def _objects(value: object) -> list[Mapping[str, object]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
