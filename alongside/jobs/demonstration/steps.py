"""What a story of the demonstration is made of: a person served, those around them, and what was done when.

Every step names its moment as `clock` reads it. Steps are told through the actions an officer would use, by the case's
own officer unless `by` names a colleague.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from alongside.rules.access import Role as Role


@dataclass(frozen=True, slots=True)
class Being:
    """A person, as an officer would type them. `key` lets several stories speak of one person. `born` is ISO."""

    name: str
    key: str = ""
    born: str = ""
    died: str = ""
    language: str = "en"
    interpreter: str = ""
    needs: str = ""
    known_as: str = ""
    title: str = ""
    pronouns: str = ""
    names: tuple[tuple[str, str], ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """A way to reach somebody, and what was said of its safety on opening the case."""

    way: str
    value: str
    safety: str = "not_asked"
    conditions: str = ""
    said_by: str = ""
    postcode: str = ""
    expires: str = ""
    whose: str = ""
    hours: str = ""
    """Such as 09:30-14:30."""
    days: str = ""
    wording: str = ""
    may_answer: str = ""
    display: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something done at a moment, by somebody (the case's officer where not said)."""

    when: str
    by: str = ""

    @property
    def looks(self) -> bool:
        """Whether the file is opened for it: the journal then says so."""
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened(Step):
    """Something happened on the case. `anchors` are the days a clock counts from."""

    kind: str
    occurred: str = ""
    anchors: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk(Step):
    """A contact made or tried. `meets` are the kinds of duties ticked."""

    said: str = ""
    meets: Sequence[str] = ()
    way: str = "phone"
    answered: str = "victim"
    outcome: str = "told"
    direction: str = "out"
    concern: str = ""
    override: str = ""
    again: str = ""
    whose: str = ""
    abuser: bool = False
    threat: bool = False

    @property
    def looks(self) -> bool:
        """It is."""
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Step):
    """A note."""

    text: str

    @property
    def looks(self) -> bool:
        """It is."""
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Step):
    """A task of the officer's own; `done` says when it was done, if it was."""

    title: str
    due: str
    urgent: bool = False
    done: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class End(Step):
    """A duty met without a contact, or, with `waived`, given up because the victim asked."""

    kind: str
    why: str
    waived: bool = False
    late: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Late(Step):
    """Why a duty is late, or was met late."""

    kind: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreTime(Step):
    """Days added to a duty's limit."""

    kind: str
    days: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide(Step):
    """What the desk proposed is accepted, or dismissed with a reason."""

    kind: str
    dismissed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enhance(Step):
    """Enhanced rights recognised."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assess(Step):
    """What the case says of itself."""

    risk: str = ""
    hospital: bool | None = None
    level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Join(Step):
    """Somebody is given a part in the case. A `being` known to another story by its key is the same person."""

    role: str
    being: Being
    relation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Step):
    """A number another system knows somebody of the story by."""

    whose: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWay(Step):
    """A way to reach somebody, learned later; `instead` ends the old one of the same kind."""

    way: Way
    instead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety(Step):
    """What was said later of a way's safety."""

    way: str
    safety: str
    conditions: str = ""
    said_by: str = ""
    expires: str = ""
    whose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Step):
    """A card is opened: by a way that is not green with a reason, and red because of a threat to life."""

    way: str = "phone"
    why: str = ""
    threat: bool = False
    whose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSecond(Step):
    """A second person is asked to agree to the use of a red way; nobody has answered yet."""

    why: str
    way: str = "phone"
    whose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restrict(Step):
    """From now only these people see the case."""

    named: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskUnseal(Step):
    """Somebody asks that the seal be lifted; nobody has answered yet."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HidePlaces(Step):
    """From now where the person is is hidden."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Close(Step):
    """The case is closed. What is still owed ends with it."""

    why: str
    referrer: str = ""
    override: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Step):
    """The contact plan is gone through with the person, part by part; only what is given is said.

    `days` are pairs of a day and why; `former` addresses they left; `known` whether the offender knows the live one;
    `instead` the key of a proxy and what may be said to them.
    """

    said_by: str
    words: Mapping[str, str] = field(default_factory=dict)
    language: Mapping[str, str] = field(default_factory=dict)
    needs: Sequence[str] = ()
    in_words: str = ""
    times: Sequence[Mapping[str, Any]] = ()
    days: Sequence[Sequence[str]] = ()
    former: Sequence[Mapping[str, str]] = ()
    known: str = ""
    instead: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep(Step):
    """Said of a closed case until when it is kept: by a published figure, or until a day."""

    choice: str = "decided"
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold(Step):
    """The case is put on legal hold."""

    sort: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One case: who is served, by whom, since when, and what happened since."""

    person: Being
    opened: str
    offence: str
    owner: str = ""
    steps: Sequence[Step] = ()
    ways: Sequence[Way] = ()
    role: str = "victim"
    enhanced: str = ""
    team: str = ""
    """The slug of the unit, where nobody owns the case."""
