"""Who may do what, written down from the rules themselves."""

from collections.abc import Iterable
from dataclasses import replace

from alongside.rules.access import PURPOSES, Actor, Membership, Role, Situation, Verb, may
from alongside.rules.standing import Place

_ME, _SOMEBODY, _UNIT, _ORGANISATION = 1, 2, 10, 100

ON_A_CASE: dict[Verb, str] = {
    Verb.VIEW_CASE: "Open a case and read it",
    Verb.EDIT_CASE: "Change what the case says of itself",
    Verb.ASSIGN_CASE: "Give the case to an officer",
    Verb.NAME_CO_WORKER: "Say who else works on the case, and until when",
    Verb.SAMPLE_CASE: "Open a case one only looks after, to read it, for a reason, until the end of the day",
    Verb.SET_PRIORITY: "Give the case another priority than the rules do, with a reason",
    Verb.MARK_ORDER: "Pin the case to the top of its list, or put it down for later, with a reason",
    Verb.SET_ENHANCED: "Say that the victim has enhanced rights, or no longer",
    Verb.RESTRICT_CASE: "Seal the case for a list of names, or add to the list",
    Verb.KEEP_LIST: "End somebody's place on the list of a sealed case, or draw it another code name",
    Verb.ASK_LIFT_SEAL: "Ask that a seal be lifted",
    Verb.LIFT_SEAL: "Lift a seal, or refuse to, when another asked",
    Verb.PROTECT_LOCATION: "Hide where somebody is, or ask that it be shown again",
    Verb.REVEAL_LOCATION: "See one hidden place",
    Verb.LIFT_LOCATION: "Have hidden places shown again, or refuse to, when another asked",
    Verb.CLOSE_CASE: "Close the case",
    Verb.REOPEN_CASE: "Open a closed case again",
    Verb.RECORD_EVENT: "Record what happened",
    Verb.DECIDE_EVENT: "Accept or dismiss what a feed proposed",
    Verb.RECORD_CONTACT: "Record a contact",
    Verb.USE_CHANNEL: "Open a call card, or let anything else leave for a person",
    Verb.ASK_CHANNEL: "Ask that a second person agree to the use of a way that is not safe",
    Verb.AGREE_CHANNEL: "Agree to that, or refuse to; review what went first because of a threat to life",
    Verb.WRITE_NOTE: "Write a note",
    Verb.ADD_TASK: "Add a task",
    Verb.END_DUTY: "End a duty or task",
    Verb.PAUSE_DUTY: "Pause a duty or give it more time",
    Verb.EDIT_PEOPLE: "Change people and ways to reach them",
    Verb.ASK_MERGE: "Ask that two records be joined as one person's, or parted again",
    Verb.MERGE_PEOPLE: "Join or part two records, or refuse to, when another asked",
    Verb.ASK_RELEASE: "Ask that a fenced place be released for one person",
    Verb.RELEASE_FENCED: "Release a fenced place for one person, or refuse to, when another asked",
    Verb.VIEW_JOURNAL: "See who looked",
    Verb.MAKE_STATEMENT: "Make the statement of who saw the record and why",
    Verb.SNOOZE_FINDING: "Let a finding of the silence radar sleep until a day, for a reason",
    Verb.BOOK_VISIT: "Book a visit after its risk check, cancel it, say what came of it",
    Verb.WARN_OF_AGGRESSION: "Warn of somebody's aggression, or end the warning",
    Verb.HOLD_CASE: "Put the case on legal hold",
    Verb.LIFT_HOLD: "Ask that a legal hold end, or end one that another asked about",
    Verb.DECIDE_KEEPING: "Say until when a closed case is kept",
}
"""Every verb that touches a case, in words."""

WITHOUT_A_CASE: dict[Verb, str] = {
    Verb.LIST_CASES: "See Today, the caseload and search",
    Verb.OPEN_CASE: "Open a new case",
    Verb.ARRANGE_COVER: "Arrange cover for oneself, or, as their senior, for somebody else",
    Verb.READ_COVER_SHEET: "Read the sheet of the cases one covers",
    Verb.HAND_BACK: "Acknowledge what was done on one's cases while away",
    Verb.USE_EMERGENCY: "Ask for emergency access to a case of one's organisation, by its reference",
    Verb.END_EMERGENCY: "Go to the case that emergency access opened, or end it before its time",
    Verb.VIEW_DECISIONS: "See what waits for a second person, and possible duplicates of sealed cases",
    Verb.SETTLE_DUPLICATE: "Say that a possible duplicate of a sealed case has been looked at",
    Verb.REVIEW_EMERGENCY: "Review somebody else's use of emergency access, of cases one leads or may watch",
    Verb.VIEW_OVERRIDES: "See how often each officer went past the guard of safe contact",
    Verb.SEE_ALERT: "See one's own alerts",
    Verb.EXPLAIN_ACCESS: "Ask what somebody may see of a case, and why",
    Verb.VIEW_DESK: "See the event desk and the feeds",
    Verb.DECIDE_MESSAGE: "Decide on a message at the desk",
    Verb.RELEASE_QUARANTINE: "Release a feed that was stopped",
    Verb.ALLOCATE: "See what waits for an officer and who carries what, and share out many cases at once",
    Verb.SET_LOAD: "Say what an officer can take, and the line of a role",
    Verb.SET_STANDARD: "Set a local standard",
    Verb.CHECK_IN: "Say that one has left for a visit, or is back",
    Verb.MAKE_SURE: "End the alarm over a colleague who was not back in time, having made sure of them",
    Verb.RAISE_ALARM: "Tell of a colleague who is not back in time",
    Verb.VIEW_DUTY_DESK: "See the duty desk: who is on, who is out, what is urgent",
    Verb.SET_ROTA: "Set the rota of the duty desk",
    Verb.HAND_OVER: "Leave a note for the day team, or say that one has read it",
    Verb.CHANGE_CALENDAR: "Switch one's own calendar address on or off",
    Verb.READ_CALENDAR: "Have one's own calendar read by a calendar program",
    Verb.VIEW_RULES: "Read the rules",
    Verb.CHOOSE_LANGUAGE: "Choose one's own language",
    Verb.SIGN_IN: "Sign in",
    Verb.PROVE_AGAIN: "Prove once more who one is, before an act that asks for it",
    Verb.END_SIGN_IN: "End one's own sessions",
    Verb.CHANGE_SIGN_IN: "Change one's own password or second factor",
    Verb.KEEP_DRAFT: "Have kept what one typed and could not send",
    Verb.LOOK_AFTER_ACCOUNT: "Look after somebody else's account: let them in again, or out at once",
    Verb.FAIL_SIGN_IN: "Write down that somebody was not let in",
    Verb.ISSUE_TOKEN: "Give a machine a token for its key",
    Verb.GIVE_SOURCE_KEY: "Give a source of one's own organisation a new key",
    Verb.LOAD_REGISTER: "Replace a published list",
    Verb.ADD_STAFF: "Let staff in, and give them a place in a unit",
    Verb.RECEIVE_MESSAGES: "Take messages in",
    Verb.PLAN_PURGE: "See what is past its day, and propose to let go of it",
    Verb.APPLY_PURGE: "Let go of what another person proposed",
    Verb.MAKE_LIVE: "Make a restored copy live",
    Verb.VIEW_PRIVACY: "See the journal of the organisation, its flags and the statements to be checked",
    Verb.SETTLE_FLAG: "Say what became of a flag over somebody else's looking",
    Verb.CHECK_STATEMENT: "Check a statement that another person made",
    Verb.EXPORT_JOURNAL: "Export the journal",
    Verb.RAISE_FLAG: "Raise a flag",
    Verb.ANCHOR_JOURNAL: "Write where the journal's chain ends outside the database",
    Verb.BACK_UP: "Take a backup",
    Verb.RESTORE: "Restore a backup",
    Verb.ROTATE_KEYS: "Make a new key, and move to it what the old ones locked",
    Verb.REPORT_UNREADABLE: "Write down that a sealed text did not open",
    Verb.DECLARE_CONFLICT: "Declare one's own conflicts of interest, say that they still hold, ask that one end",
    Verb.VIEW_CONFLICTS: "Read what the officers one leads, or the staff of one's organisation, declared",
    Verb.SETTLE_CONFLICT: "Say that a declaration met somebody else, or end it for who no longer declares it",
    Verb.LOAD_LIMITS: "Load another agency's list of who may see an offender",
    Verb.DECIDE_REFERRAL: "Take somebody referred in, send them back, close or mend the referral, clear what stops it",
    Verb.IMPORT_REFERRALS: "Take in a file of referrals, say how a sender's files are read, mend refused rows",
    Verb.SEND_REFERRAL: "Send somebody to us as a partner, and see what state one's own referrals are in",
    Verb.HOST: "Let an organisation, a unit or a source in",
}
"""Every other verb, in words."""

_OPENING = """\
# Who may do what

*Written by the program from `alongside/rules/access.py`; do not edit.*

What is not allowed here is refused. Before any line of the first table is asked, somebody must be able to know of the
case: they work cases in its unit, or are let in from elsewhere in its organisation by name, cover or list; nothing bars
them (a declared conflict, a name on an exclusion list); a sealed case has them on its list, a limited one among the
admitted. Where this fails there is no such case: the answer is that of an address where nothing is.

Who knows of a case opens it on a ground, and the columns are the grounds. The first that holds counts, in the order of
the columns. Without one a colleague sees the name and the officer, and is told in a sentence whom to ask. Two
memberships add up; each counts in its own unit alone.

The same is said in SQL (`alongside/queries/standing_sql.py`) and by PostgreSQL itself
(`alongside/records/row_security.py`). The tables and the test that prove that the three agree:
`tests/architecture/test_access_truth_table.py`.
"""

_HERE = Situation(_UNIT, _ORGANISATION, owner_id=_SOMEBODY)
_STANDING: dict[str, tuple[Role, Situation]] = {
    "its officer": (Role.VICTIM_CARE_OFFICER, replace(_HERE, owner_id=_ME)),
    "cover of its officer": (Role.VICTIM_CARE_OFFICER, replace(_HERE, covered=True)),
    "co-worker": (Role.VICTIM_CARE_OFFICER, replace(_HERE, places=frozenset({Place.CO_WORKER}))),
    "senior of its team": (Role.SENIOR, _HERE),
    "on the list of a sealed case": (
        Role.VICTIM_CARE_OFFICER,
        replace(_HERE, restricted=True, places=frozenset({Place.LISTED})),
    ),
    "duty officer, while something waits": (Role.DUTY, replace(_HERE, alerted=True)),
    "nobody's case": (Role.VICTIM_CARE_OFFICER, replace(_HERE, owner_id=None)),
    "emergency access": (Role.VICTIM_CARE_OFFICER, replace(_HERE, places=frozenset({Place.EMERGENCY}))),
    "manager, for a reason": (Role.MANAGER, replace(_HERE, places=frozenset({Place.SAMPLE}))),
    "manager": (Role.MANAGER, _HERE),
    "colleague": (Role.VICTIM_CARE_OFFICER, _HERE),
}
"""The columns: somebody of that role before a case like that."""


def access_matrix() -> str:
    """The page, as Markdown."""
    roles = list(Role)
    lines = [_OPENING, "## On a case one may know of", "", *_head("Act", _STANDING)]
    for verb, words in ON_A_CASE.items():
        lines.append(_row(f"{words} (`{verb}`)", (_on_case(verb, *stands) for stands in _STANDING.values())))
    lines += ["", "## Without a case", "", *_head("Act", (role.words.en for role in roles))]
    for verb, words in WITHOUT_A_CASE.items():
        lines.append(_row(f"{words} (`{verb}`)", ("yes" if may(verb, _as(role)).allowed else "no" for role in roles)))
    lines += ["", "## Purposes: acts that no person stands behind", "", *_head("Act", (f"`{p}`" for p in PURPOSES))]
    for verb, words in (ON_A_CASE | WITHOUT_A_CASE).items():
        allowed = ["yes" if verb in verbs else "no" for verbs in PURPOSES.values()]
        lines.append(_row(f"{words} (`{verb}`)", allowed))
    return "\n".join(lines) + "\n"


def _head(first: str, columns: Iterable[str]) -> list[str]:
    names = [first, *columns]
    return [_row(names[0], names[1:]), _row("---", ("---" for _ in names[1:]))]


def _row(first: str, cells: Iterable[str]) -> str:
    return f"| {' | '.join([first, *cells])} |"


def _as(role: Role) -> Actor:
    return Actor(_ME, "", (Membership(_UNIT, _ORGANISATION, "police", role),))


def _on_case(verb: Verb, role: Role, here: Situation) -> str:
    """Yes, no, or the cases of which it is true."""
    opened, closed = (may(verb, _as(role), replace(here, closed=closed)).allowed for closed in (False, True))
    if opened == closed:
        return "yes" if opened else "no"
    return "while it is open" if opened else "when it is closed"
