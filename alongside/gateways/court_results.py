"""One result of a court: its class, its length, and nothing about anybody else.

The class comes from the result's type on our list; CJS code 1002 alone covers imprisonment, extended and life
sentences. Where only the code is known, several classes of custody become plain CUSTODY, and a person looks.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from alongside.catalogue.registers import Registers
from alongside.gateways.drafts import PERSONAL, VICTIM, Draft
from alongside.gateways.lookups import Body, inner, rows, text
from alongside.gateways.times import plausible_day, read_day
from alongside.rules.lengths import Length, length_of, read_length

CUSTODY = frozenset(
    [
        "CUSTODY_DETERMINATE",
        "CUSTODY_EXTENDED",
        "CUSTODY_INDETERMINATE",
        "CUSTODY_SPECIAL",
        "CUSTODY_YOUTH",
        "CUSTODY",
        "SUSPENDED_ACTIVATED",
    ]
)
HOSPITAL = frozenset(["HOSPITAL_ORDER", "HOSPITAL_AND_LIMITATION_DIRECTION", "RESTRICTION_ORDER"])

_LENGTHS = frozenset(
    [
        "imprisonmentperiod",
        "totalcustodialperiod",
        "totalimprisonmentperiod",
        "periodofdetentionandtraining",
        "detentionperiod",
        "custodialperiod",
        "appropriatecustodialterm",
        "custodialterm",
        "periodofimprisonment",
        "periodofdetention",
    ]
)
_CATEGORIES = {"final": "FINAL", "interim": "INTERMEDIARY", "ancillary": "ANCILLARY"}
_OF_LIFE = frozenset(["totalcustodialperiodislife", "imprisonmentperiodislife"])
_VICTIM_WORDS = ("protected", "creditor", "victim", "complainant", "compensat")
_BY_WORD: tuple[tuple[str, str], ...] = (
    (r"suspended", "SUSPENDED"),
    (r"\blife\b|pleasure", "CUSTODY_INDETERMINATE"),
    (r"\bextended\b", "CUSTODY_EXTENDED"),
    (r"detention and training", "CUSTODY_YOUTH"),
    (r"particular concern|special custodial", "CUSTODY_SPECIAL"),
    (r"^imprisonment$", "CUSTODY_DETERMINATE"),
)


def result_of(body: Body, lists: Registers, draft: Draft) -> dict[str, object]:
    """A result as plain facts. Places among its prompts are fenced; persons among them are dropped by name."""
    type_id = text(body, "judicialResultTypeId", "resultDefinitionId").lower()
    code = text(body, "cjsCode", "resultCode")
    known = lists.results_by_type.get(type_id)
    label = text(body, "label", "resultLabel").lower()
    kind = known["class"] if known else _class_by_code(code, label, lists)
    category = text(body, "category").upper() or _CATEGORIES.get(known["category"] if known else "", "")
    fact: dict[str, object] = {"class": kind, "category": category, "code": code[:20]}
    if known and known["short_code"]:
        fact["short_code"] = known["short_code"]
    lengths = _prompts(rows(body, "judicialResultPrompts") or rows(body, "prompts"), draft)
    _measure(fact, lengths, inner(body, "durationElement"))
    if body.get("lifeDuration") is True:
        fact["life"] = True
    if body.get("isNewAmendment") is True:
        fact["amended"] = True
    ordered = read_day(body.get("orderedDate"))
    if isinstance(ordered, date) and plausible_day(ordered):
        fact["ordered_on"] = ordered.isoformat()
    return {key: value for key, value in fact.items() if value != ""}


def _class_by_code(code: str, label: str, lists: Registers) -> str:
    classes = {row["class"] for row in lists.results_by_type.values() if code and row["cjs_code"] == code} - {"OTHER"}
    if len(classes) == 1:
        return classes.pop()
    if classes and classes <= CUSTODY:
        return next((kind for pattern, kind in _BY_WORD if re.search(pattern, label)), "CUSTODY")
    return "OTHER"


def _prompts(prompts: Iterable[Body], draft: Draft) -> dict[str, str]:
    """The prompts that measure the sentence, by their plain name; the rest is fenced or dropped."""
    kept: dict[str, str] = {}
    for prompt in prompts:
        reference, label, value = (
            text(prompt, "promptReference", "promptRef"),
            text(prompt, "label"),
            text(prompt, "value"),
        )
        take_prompt(reference or label, value, draft, kept)
        if reference and _plain(label) in _LENGTHS:
            take_prompt(label, value, draft, kept)
    return kept


def take_prompt(name: str, value: str, draft: Draft, kept: dict[str, str]) -> None:
    """Sort one named value of a result: a measure is kept, a place fenced, a person or anything else dropped."""
    plain = _plain(name)
    if plain in _LENGTHS or plain in _OF_LIFE or plain in ("minimumterm", "extensionperiod", "concurrent"):
        kept[plain] = value
    elif plain == "hospital" or ("hospital" in plain and "name" in plain):
        draft.fence("hospital", value)
    elif plain == "prison" or ("prison" in plain and "organisation" in plain):
        draft.fence("prison", value)
    elif any(word in plain for word in _VICTIM_WORDS):
        draft.drop("results.prompts about a protected person or creditor", VICTIM)
    elif plain:
        draft.drop("results.prompts", PERSONAL)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


def measure(fact: dict[str, object], kept: Mapping[str, str]) -> None:
    """Write the lengths among `kept` prompts into a result."""
    _measure(fact, kept, {})


def _measure(fact: dict[str, object], kept: Mapping[str, str], element: Body) -> None:
    length = next((found for name, value in kept.items() if name in _LENGTHS and (found := read_length(value))), None)
    length = length or length_of(element.get("primaryDurationUnit"), element.get("primaryDurationValue"))
    _write(fact, "length", length)
    _write(fact, "minimum_term", read_length(kept.get("minimumterm")))
    _write(fact, "extension", read_length(kept.get("extensionperiod")))
    if any(kept.get(name, "").lower() == "true" for name in _OF_LIFE) or element.get("primaryDurationUnit") == "L":
        fact["life"] = True
    if kept.get("concurrent"):
        fact["concurrent"] = kept["concurrent"].lower() in ("true", "yes", "concurrent")


def _write(fact: dict[str, object], key: str, length: Length | None) -> None:
    if length:
        fact[key] = length.parts()
