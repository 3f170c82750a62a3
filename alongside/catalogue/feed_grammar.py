"""The grammar of the feeds: what a row about an event type says."""

from collections.abc import Iterable
from dataclasses import dataclass

from alongside.catalogue.happenings import Happening
from alongside.catalogue.signals import Verdict

ACT, RECORD, IGNORE, HOLD = Verdict.ACT, Verdict.RECORD, Verdict.IGNORE, Verdict.HOLD


@dataclass(frozen=True, slots=True)
class FeedType:
    """One event type, or with a full stop at its end a family of them: what happened, our verdict, and why."""

    event_type: str
    happening: Happening
    verdict: Verdict
    reason: str

    @property
    def is_family(self) -> bool:
        """Whether this row stands for every type that begins with its name."""
        return self.event_type.endswith(".")


def rows(prefix: str, happening: Happening, verdict: Verdict, reason: str, names: str) -> Iterable[FeedType]:
    """Several types that mean the same: `names` is separated by blanks."""
    return (FeedType(prefix + name, happening, verdict, reason) for name in names.split())
