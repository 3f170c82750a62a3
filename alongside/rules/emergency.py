"""Emergency access: for what, how long, and by when somebody else has looked at it; and a manager's reading of a case.

It opens a case of one's own organisation whose reference is known, sealed or not; what bars somebody bars them still.
It is told of at once, ends by itself, and every use is reviewed.
"""

from datetime import date, datetime, timedelta

from alongside.rules.calendar import DAY, Calendar, UnknownYear
from alongside.rules.counting import LONDON
from alongside.rules.words import Words

LASTS = timedelta(hours=4)
"""How long a use lasts at most."""
REVIEW_DAYS = 1
"""Working days after that of the use by the end of which it is reviewed."""
REPEATED_WITHIN = timedelta(days=30)
"""Uses by one person within this time are counted for whoever reviews one of them: our own figure."""

REASONS: dict[str, Words] = {
    "threat_to_life": Words("There is a threat to life now", "Mae bygythiad i fywyd nawr"),
    "victim_calls": Words(
        "The victim is on the telephone and their officer cannot be reached",
        "Mae'r dioddefwr ar y ffôn ac ni ellir cael gafael ar eu swyddog",
    ),
    "asked_now": Words("The police or a court asks now", "Mae'r heddlu neu lys yn gofyn nawr"),
    "release_today": Words("There is a release or an escape today", "Mae rhyddhau neu ddihangfa heddiw"),
    "child": Words("A child must be safeguarded", "Rhaid diogelu plentyn"),
    "other": Words("Something else that cannot wait", "Rhywbeth arall na all aros"),
}
"""What cannot wait. Stored: codes never change."""

VERDICTS: dict[str, Words] = {
    "justified": Words("It was justified", "Roedd cyfiawnhad drosto"),
    "not_justified": Words("It was not justified", "Nid oedd cyfiawnhad drosto"),
    "needs_action": Words("Something must be done about it", "Rhaid gwneud rhywbeth yn ei gylch"),
}
"""What a review may find. Stored: codes never change."""

SAMPLES: dict[str, Words] = {
    "quality": Words("To check the quality of the work", "I wirio ansawdd y gwaith"),
    "complaint": Words("A complaint or a request about the case", "Cwyn neu gais ynghylch yr achos"),
    "supervision": Words("To prepare supervision of its officer", "I baratoi i oruchwylio ei swyddog"),
    "serious_incident": Words("A serious incident", "Digwyddiad difrifol"),
    "other": Words("Another reason", "Rheswm arall"),
}
"""Why a manager opens a case to read it. Stored: codes never change."""


def review_by(used_at: datetime, calendar: Calendar) -> date:
    """The day by the end of which a use must be reviewed."""
    on = used_at.astimezone(LONDON).date()
    try:
        return calendar.add_working_days(on, REVIEW_DAYS)
    except UnknownYear:  # better asked early than not at all
        return on + REVIEW_DAYS * DAY
