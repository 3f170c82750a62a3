"""The page of what is kept: every column, how much it matters, whether it is about somebody, whether it is sealed."""

from itertools import groupby

from alongside.catalogue import grades
from alongside.jobs.reference_pages import code, page, table

MEANING = {
    4: "where a protected person is or will be, or can be reached",
    3: "what was said and thought of a case, its dates and risks, that it is restricted, secrets of signing in",
    2: "who somebody is, and that they have to do with a case",
    1: "how the work goes, without names",
    0: "lists that others publish, and the program's own bookkeeping",
}

_OPENING = (
    "Every column of every table has a grade: how much it matters if a stranger reads it. Grade 4 is sealed, and so is "
    "whatever officers write freely: with AES-256-GCM, each text for its own table, column and row, under keys that "
    "lie outside the database (`alongside keys`). What is sealed cannot be looked for; a telephone number, an e-mail "
    "address and a postcode are found by a keyed hash of the whole of it, and by nothing less. The row's own number, "
    "random id and counters are of grade 0 everywhere and are not listed."
)


def kept() -> str:
    """The page, as Markdown."""
    lines = table(["grade", "what it holds"], ([str(grade), MEANING[grade]] for grade in grades.GRADES))
    for name, columns in groupby(grades.columns(), lambda one: one.table):
        lines += [f"## {name}", ""]
        lines += table(
            ["column", "grade", "about a person", "sealed"],
            ([code(one.column), str(one.grade), _yes(one.personal), _yes(one.sealed)] for one in columns),
        )
    lines += ["## Not sealed, and why", ""]
    lines += table(["column", "reason"], ([code(".".join(name)), why] for name, why in grades.UNSEALED.items()))
    return page("What is kept", "`alongside/catalogue/grades.py`", _OPENING, lines)


def _yes(said: bool) -> str:
    return "yes" if said else ""
