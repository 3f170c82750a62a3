"""Nothing outside `actions` changes anything but through an action: authorised, atomic, journalled.

A function that is no action is ground that actions share: the layers above may not call it, unless it is named here
with the reason.
"""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType

import pytest

import alongside
import alongside.actions
from alongside.rules.access import Verb

ROOT = Path(alongside.__file__).parent
ABOVE = ("web", "api", "jobs", "config")

CALLED_FROM_ABOVE = {
    "journal_chain.seal": "chains what is in the journal already; a line of its own would have to be sealed, for ever",
    "performing.check": "refuses, and changes nothing",
    "search_keys.rebuild": "a command of the operator after the installation's key changed; touches the index alone",
    "drafts.renew": "newer words of a form while it is filled in: part of the one act that `drafts.keep` wrote down",
    "traces.forget": "the nightly deletion of hashes past their 30 days",
}
"""Functions that are no actions and that the layers above may call, and why."""


def _functions() -> Iterator[tuple[str, FunctionType]]:
    for found in pkgutil.iter_modules(alongside.actions.__path__):
        module = importlib.import_module(f"alongside.actions.{found.name}")
        for called, thing in vars(module).items():
            if inspect.isfunction(thing) and not called.startswith("_") and thing.__module__ == module.__name__:
                yield f"{found.name}.{called}", thing


FUNCTIONS = dict(_functions())
ACTS = {name: thing for name, thing in FUNCTIONS.items() if hasattr(thing, "verb")}
GROUND = {name for name in FUNCTIONS.keys() - ACTS.keys() if not name.startswith("checking.")}
"""What is no action. `checking` is not of it: it only asks of what was typed."""


def _called(source: str) -> set[str]:
    """What a file of the layers above takes from `actions`, as module.function."""
    tree = ast.parse(source)
    modules: dict[str, str] = {}
    taken: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "alongside.actions":
            modules |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("alongside.actions."):
            module = (node.module or "").removeprefix("alongside.actions.")
            taken |= {f"{module}.{alias.name}" for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
            taken.add(f"{modules[node.value.id]}.{node.attr}")
    return taken


def _files() -> list[Path]:
    return sorted(path for layer in ABOVE for path in (ROOT / layer).rglob("*.py"))


def test_the_officers_acts_are_all_actions() -> None:
    theirs = ("cases", "channels", "contacts", "duties", "events", "fences", "notes", "standards", "staff", "tasks")
    odd = [name for name in GROUND if name.split(".")[0] in theirs]
    assert not odd
    assert {name.split(".")[0] for name in ACTS} >= set(theirs)


@pytest.mark.parametrize("name", sorted(ACTS))
def test_an_act_has_its_verb_and_takes_what_who_and_when_first(name: str) -> None:
    assert isinstance(getattr(ACTS[name], "verb", None), Verb)
    kinds = [one.kind for one in inspect.signature(ACTS[name]).parameters.values()]
    assert kinds[:3] == [inspect.Parameter.POSITIONAL_ONLY] * 3


@pytest.mark.parametrize("path", _files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_layers_above_call_nothing_that_is_not_an_action(path: Path) -> None:
    around = (_called(path.read_text(encoding="utf-8")) & GROUND) - CALLED_FROM_ABOVE.keys()
    assert not around, f"{path.name} goes round the actions: {sorted(around)}"


def test_a_call_around_the_actions_would_be_seen() -> None:
    assert _called("from alongside.actions import people as p\np.write(1)") == {"people.write"}
    assert _called("def f():\n    from alongside.actions.people import write") == {"people.write"}
    assert "people.write" in GROUND


def test_what_may_be_called_from_above_is_there() -> None:
    assert set(CALLED_FROM_ABOVE) <= GROUND
