"""The order of the caseload in words, as it is published, and how an officer may depart from it.

`rules.priority` is the same as a sum. The rules are our own.
"""

from alongside.rules.words import Words

MARKS: dict[str, Words] = {
    "pin": Words("Pinned to the top", "Wedi'i binio i'r brig"),
    "later": Words("Put down for later", "Wedi'i roi i lawr at yn ddiweddarach"),
}
"""How an officer departs from the order, for a reason and until a day. What is in "now" neither waits nor yields."""
MOST_MARKED = 28
"""Days that such a mark may last."""

ORDER: tuple[tuple[str, Words], ...] = (
    (
        "OR-01",
        Words(
            "Somebody may not be safe: urgent, and due, late or not yet looked at",
            "Efallai nad yw rhywun yn ddiogel: brys, ac i'w wneud, yn hwyr neu heb edrych arno eto",
        ),
    ),
    ("OR-02", Words("Pinned, with a reason, until a day", "Wedi'i binio, gyda rheswm, tan ddiwrnod")),
    (
        "OR-03",
        Words(
            "Late, then due today, then to look at, then tried without an answer",
            "Hwyr, yna i'w wneud heddiw, yna i edrych arno, yna wedi ceisio heb ateb",
        ),
    ),
    (
        "OR-04",
        Words(
            "The higher risk; of equal ones the assessment that is out of date; not assessed before standard",
            "Y risg uwch; o rai cyfartal yr asesiad sydd wedi dyddio; heb ei hasesu o flaen safonol",
        ),
    ),
    (
        "OR-05",
        Words(
            "Somebody else answered, and nobody has found out since whether it is safe",
            "Atebodd rhywun arall, ac ni chanfu neb ers hynny a yw'n ddiogel",
        ),
    ),
    ("OR-06", Words("A hearing soon", "Gwrandawiad yn fuan")),
    (
        "OR-07",
        Words(
            "The earlier day; in the days to come this stands before the risk",
            "Y diwrnod cynharach; yn y dyddiau i ddod saif hyn o flaen y risg",
        ),
    ),
    ("OR-08", Words("Enhanced rights", "Hawliau uwch")),
    ("OR-09", Words("Longest without contact", "Hiraf heb gyswllt")),
    (
        "OR-10",
        Words(
            "Put down for later, with a reason, until a day",
            "Wedi'i roi i lawr at yn ddiweddarach, gyda rheswm, tan ddiwrnod",
        ),
    ),
)
"""The order in words, as it is published."""
