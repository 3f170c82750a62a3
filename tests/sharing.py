"""How the tests are shared out where several workers run them side by side (`./test` starts one on each core).

A file stays whole, because its tests may share what is dear to build, and the journeys stay together before one
program. What takes longest begins first, so that no worker is left with it while the others have nothing to do.
Each worker has a PostgreSQL of its own: no test knows of another worker.
"""

import pytest
from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]  # it carries no types

JOURNEYS = "tests/journeys"
LONGEST = (
    JOURNEYS,
    "tests/actions/test_any_order.py",
    "tests/architecture/test_routes.py",
    "tests/jobs/test_demo.py",
    "tests/jobs/test_up.py",
    "tests/jobs/test_postgresql_15.py",
    "tests/gateways/test_embedded_postgres.py",
    "tests/web/test_screens.py",
    "tests/architecture/test_access_truth_table.py",
)


class ByFile(LoadFileScheduling):  # type: ignore[misc]  # it carries no types
    """A file to a worker at a time, in the order of collection."""

    def _split_scope(self, nodeid: str) -> str:
        return JOURNEYS if nodeid.startswith(f"{JOURNEYS}/") else str(super()._split_scope(nodeid))


def longest_first(items: list[pytest.Item]) -> None:
    """Put the tests of the longest files first; the rest keeps its order."""

    def place(item: pytest.Item) -> int:
        return next((n for n, path in enumerate(LONGEST) if item.nodeid.startswith(path)), len(LONGEST))

    items.sort(key=place)
