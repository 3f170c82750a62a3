"""What work costs: CPU of whole families of processes, memory, and time on the wall."""

import os
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter, process_time, sleep
from typing import Any

_TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")
_SETTLE = 0.3
"""Seconds for the processes' clocks, which tick a hundred times a second, to catch up."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure row: CPU is of web and database together, in milliseconds each time; None where it makes no sense."""

    name: str
    times: int
    cpu_ms: float | None
    web_ms: float | None
    database_ms: float | None
    p50_ms: float
    p95_ms: float
    target_cpu_ms: float | None = None
    queries: int | None = None

    @property
    def met(self) -> bool | None:
        """Whether the target was met; None without one."""
        if self.target_cpu_ms is None or self.cpu_ms is None:
            return None
        return self.cpu_ms <= self.target_cpu_ms

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        return {**asdict(self), "met": self.met}


@dataclass(frozen=True, slots=True)
class Families:
    """The processes whose work counts: the web's and the database's, each known by its first."""

    web: int
    database: int

    def cpu(self) -> tuple[float, float]:
        """Milliseconds of CPU used so far by the web and by the database."""
        return _cpu_ms(self.web), _cpu_ms(self.database)

    def web_memory(self) -> list[float]:
        """Megabytes resident of each web process that answers requests."""
        return [_resident_mb(pid) for pid in family(self.web)[1:]]


def postmaster(home: Path) -> int:
    """The number of the embedded database's first process."""
    return int((home / "postgres" / "data" / "postmaster.pid").read_text().split("\n", 1)[0])


def measure(
    name: str,
    families: Families,
    does: Iterable[Callable[[], object]],
    target: float | None = None,
    queries: int | None = None,
) -> Measure:
    """Do each once and say what one cost."""
    sleep(_SETTLE)
    before = families.cpu()
    took: list[float] = []
    for do in does:
        start = perf_counter()
        do()
        took.append((perf_counter() - start) * 1000)
    sleep(_SETTLE)
    after = families.cpu()
    web, database = ((there - here) / len(took) for there, here in zip(after, before, strict=True))
    p50, p95 = quantiles(took)
    return Measure(name, len(took), web + database, web, database, p50, p95, target, queries)


def quantiles(took: list[float]) -> tuple[float, float]:
    """The middle and the slow end of times."""
    ordered = sorted(took)
    return ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def family(first: int) -> list[int]:
    """A process and all that descend from it."""
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        fields = _stat(int(folder.name))
        if fields:
            parents.setdefault(int(fields[1]), []).append(int(folder.name))
    found = [first]
    for pid in found:
        found += parents.get(pid, [])
    return found


def _cpu_ms(first: int) -> float:
    # Each one's own time, and that of its children who have ended: of those alive each counts for itself.
    return sum(sum(map(int, fields[11:15])) for pid in family(first) if (fields := _stat(pid))) * _TICK_MS


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat after the name; none when the process is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def _resident_mb(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


def pace() -> float:
    """CPU milliseconds of a fixed piece of Python. Two virtual cores are often one real one: while others work on it
    every CPU figure grows, and this with them. Compare figures only where it is the same."""
    took: list[float] = []
    for _ in range(5):
        start = process_time()
        made: dict[str, int] = {}
        for number in range(100_000):
            made[str(number)] = number
        took.append((process_time() - start) * 1000)
    return sorted(took)[2]


def machine() -> str:
    """The machine in one line."""
    cpu = "unknown processor"
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            cpu = line.partition(":")[2].strip()
            break
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    system = os.uname()
    return (
        f"{len(os.sched_getaffinity(0))} cores of {cpu}, {memory:.0f} GB of memory, {system.sysname} {system.release}"
    )
