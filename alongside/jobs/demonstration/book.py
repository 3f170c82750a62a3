"""Reads the stories: one file for each officer's cases, in TOML, so that who writes prose need not write Python.

A story is `steps.Story`; each of its steps names in `do` what is done: a class of `steps` in lower case, or one of the
usual courses of `usual`. A person written in full once is meant wherever their key stands alone.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from alongside.jobs.demonstration import steps, usual
from alongside.jobs.demonstration.steps import Being, Step, Story, Way

_STEPS: Mapping[str, type[Step]] = {
    kind.__name__.lower(): kind for kind in vars(steps).values() if isinstance(kind, type) and issubclass(kind, Step)
}
_COURSES: Mapping[str, Callable[..., Sequence[Step]]] = {
    course.__name__: course
    for course in (usual.support_begins, usual.scheme_begins, usual.plan_reviewed, usual.attempts)
}


def stories() -> tuple[Story, ...]:
    """Every story there is, file by file. Raises TypeError or KeyError for a word that means nothing."""
    found = sorted(
        (file for file in (files(__package__) / "stories").iterdir() if file.name.endswith(".toml")),
        key=lambda file: file.name,
    )
    written = [one for file in found for one in tomllib.loads(file.read_text(encoding="utf-8"))["story"]]
    known = {being["key"]: being for being in _beings(written) if "key" in being and "name" in being}
    return tuple(_story(one, known) for one in written)


def _beings(written: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for story in written:
        yield story["person"]
        yield from (step["being"] for step in story["steps"] if "being" in step)


def _story(written: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> Story:
    plain = {name: value for name, value in written.items() if name not in ("person", "ways", "steps")}
    return Story(
        person=_being(written["person"], known),
        ways=tuple(Way(**way) for way in written.get("ways", ())),
        steps=tuple(step for one in written.get("steps", ()) for step in _steps(one, known)),
        **plain,
    )


def _steps(written: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> Sequence[Step]:
    said = {name: value for name, value in written.items() if name != "do"}
    if "being" in said:
        said["being"] = _being(said["being"], known)
    if isinstance(said.get("way"), dict):
        said["way"] = Way(**said["way"])
    course = _COURSES.get(written["do"])
    return course(**said) if course else (_STEPS[written["do"]](**said),)


def _being(written: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> Being:
    full: dict[str, Any] = dict(written if "name" in written else known[written["key"]])
    for name in ("names", "numbers"):
        full[name] = tuple((kind, value) for kind, value in full.get(name, ()))
    return Being(**full)
