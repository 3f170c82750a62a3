"""Every rule of law, scheme and service that the catalogue knows, by its id."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from alongside.catalogue.law import (
    after_conviction,
    challenges,
    court,
    investigation,
    own_defaults,
    reporting,
    scheme_clocks,
    service_clocks,
    silence_clocks,
    support,
)
from alongside.catalogue.law.key_stages import STAGES, KeyStage
from alongside.catalogue.law.providers import PROVIDERS
from alongside.rules.clocks import Rule

__all__ = ["KEY_STAGES", "PROVIDERS", "RULES", "KeyStage", "UnknownRule", "rule"]


class UnknownRule(LookupError):
    """No rule has this id. The message is fit to show."""


def by_id(rules: Iterable[Rule]) -> Mapping[str, Rule]:
    """The rules under their ids. Raises ValueError where two share one."""
    gathered: dict[str, Rule] = {}
    for each in rules:
        if each.id in gathered:
            raise ValueError(f"Two rules are called {each.id}")
        gathered[each.id] = each
    return MappingProxyType(gathered)


RULES: Mapping[str, Rule] = by_id(
    (
        *reporting.DUTIES,
        *support.DUTIES,
        *investigation.DUTIES,
        *court.DUTIES,
        *after_conviction.DUTIES,
        *challenges.CLOCKS,
        *scheme_clocks.CLOCKS,
        *service_clocks.CLOCKS,
        *own_defaults.CLOCKS,
        *silence_clocks.CLOCKS,
        *(stage.rule for stage in STAGES),
    )
)
KEY_STAGES: Mapping[str, KeyStage] = MappingProxyType({stage.id: stage for stage in STAGES})


def rule(rule_id: str) -> Rule:
    """The rule with this id. Raises UnknownRule."""
    found = RULES.get(rule_id)
    if found is None:
        raise UnknownRule(f"No rule is called {rule_id[:40]!r}. `alongside rules` lists them all.")
    return found
