"""Every act there is, by name. Who may do it is decided in `rules.access`."""

from enum import StrEnum


class Verb(StrEnum):
    """Every act. Stored in the journal: values never change."""

    VIEW_CASE = "case.view"
    LIST_CASES = "case.list"
    OPEN_CASE = "case.open"
    EDIT_CASE = "case.edit"
    ASSIGN_CASE = "case.assign"
    SET_ENHANCED = "case.set_enhanced"
    SET_PRIORITY = "case.set_priority"
    """Give a case another priority than the rules do, or let the rules decide again."""
    MARK_ORDER = "case.mark_order"
    """Pin a case to the top of its list, or put it down for later; or end that."""
    ALLOCATE = "allocation.allocate"
    """See what waits for an officer and who carries what, and share out many cases at once."""
    SET_LOAD = "load.set"
    """Say what an officer can take, and the line of a role."""
    RESTRICT_CASE = "case.restrict"
    KEEP_LIST = "seal.keep_list"
    """End somebody's place on a sealed case's list, or draw another code name."""
    ASK_LIFT_SEAL = "seal.ask_lift"
    LIFT_SEAL = "seal.lift"
    """Or refuse what another asked."""
    PROTECT_LOCATION = "location.protect"
    """Hide where somebody is; or ask that it be shown again."""
    LIFT_LOCATION = "location.lift"
    """Or refuse what another asked."""
    REVEAL_LOCATION = "location.reveal"
    VIEW_DECISIONS = "decision.view"
    """What waits for one's own decision, and possible duplicates of sealed cases."""
    SETTLE_DUPLICATE = "duplicate.settle"
    CLOSE_CASE = "case.close"
    REOPEN_CASE = "case.reopen"
    VIEW_JOURNAL = "journal.view"
    MAKE_STATEMENT = "statement.make"
    CHECK_STATEMENT = "statement.check"
    """Agree to what another person made, or send it back."""
    VIEW_PRIVACY = "privacy.view"
    SETTLE_FLAG = "flag.settle"
    RAISE_FLAG = "flag.raise"
    ANCHOR_JOURNAL = "journal.anchor"
    EXPORT_JOURNAL = "journal.export"
    RECORD_EVENT = "event.record"
    DECIDE_EVENT = "event.decide"
    RECORD_CONTACT = "contact.record"
    USE_CHANNEL = "channel.use"
    """Open a call card, or let anything else leave for somebody: the guard's."""
    ASK_CHANNEL = "channel.ask"
    """That a second person agree to the use of a red one."""
    AGREE_CHANNEL = "channel.agree"
    """Or refuse what another asked; or review what went first because of a threat to life."""
    VIEW_OVERRIDES = "override.view"
    """How often each officer went past the guard, and why."""
    WRITE_NOTE = "note.write"
    ADD_TASK = "task.add"
    END_DUTY = "duty.end"
    PAUSE_DUTY = "duty.pause"
    EDIT_PEOPLE = "people.edit"
    ASK_MERGE = "person.ask_merge"
    """Ask that two records be joined as one person's, or parted again."""
    MERGE_PEOPLE = "person.merge"
    """Join or part what another asked to be; or refuse."""
    ASK_RELEASE = "fence.ask"
    RELEASE_FENCED = "fence.release"
    """What another asked to be released; or refuse it."""
    VIEW_DESK = "desk.view"
    DECIDE_MESSAGE = "desk.decide"
    RELEASE_QUARANTINE = "desk.release_quarantine"
    SET_STANDARD = "standard.set"
    VIEW_RULES = "rules.view"
    RECEIVE_MESSAGES = "message.receive"
    LOAD_REGISTER = "register.load"
    ADD_STAFF = "staff.add"
    CHOOSE_LANGUAGE = "staff.choose_language"
    """One's own, as the next five are."""
    SIGN_IN = "sign_in.begin"
    PROVE_AGAIN = "sign_in.prove"
    END_SIGN_IN = "sign_in.end"
    CHANGE_SIGN_IN = "sign_in.change"
    KEEP_DRAFT = "draft.keep"
    FAIL_SIGN_IN = "sign_in.fail"
    """Nobody's: the door writes down that it let somebody not in."""
    ARRANGE_COVER = "cover.arrange"
    """Start, lengthen or end it: one's own, or as their senior."""
    READ_COVER_SHEET = "cover.read"
    HAND_BACK = "cover.hand_back"
    """Acknowledge what was done in one's absence."""
    NAME_CO_WORKER = "case.co_worker"
    LOOK_AFTER_ACCOUNT = "account.look_after"
    """Let somebody in again, or out at once. Never one's own."""
    ISSUE_TOKEN = "source.token"  # noqa: S105  # nosec B105 - a verb's name
    GIVE_SOURCE_KEY = "source.give_key"
    HOLD_CASE = "hold.place"
    LIFT_HOLD = "hold.lift"
    """Ask that a hold end, or end it: never the same person twice."""
    DECIDE_KEEPING = "retention.decide"
    PLAN_PURGE = "retention.plan"
    APPLY_PURGE = "retention.apply"
    """Let go of what another person proposed."""
    MAKE_LIVE = "installation.make_live"
    """End the silence of a restored copy."""
    BACK_UP = "installation.back_up"
    RESTORE = "installation.restore"
    ROTATE_KEYS = "keys.rotate"
    """Make a new key and move what the old ones locked to it. Nobody's role."""
    REPORT_UNREADABLE = "text.unreadable"
    """Write down that a sealed text did not open: whoever asked for it does, without being asked."""
    USE_EMERGENCY = "emergency.use"
    END_EMERGENCY = "emergency.end"
    """Go to the case it opened, or end it before its time: one's own."""
    REVIEW_EMERGENCY = "emergency.review"
    """Say what became of somebody else's."""
    SAMPLE_CASE = "case.sample"
    """Open a case one only looks after, to read it, for a reason."""
    SEE_ALERT = "alert.see"
    """One's own."""
    EXPLAIN_ACCESS = "access.explain"
    DECLARE_CONFLICT = "conflict.declare"
    """One's own: declare it, say that it is still so, ask that it end."""
    VIEW_CONFLICTS = "conflict.view"
    SETTLE_CONFLICT = "conflict.settle"
    """Say that it is another person, or end what a declarer no longer declares. Never one's own."""
    LOAD_LIMITS = "limits.load"
    """Honour a list of another agency of who may see an offender."""
    DECIDE_REFERRAL = "referral.decide"
    """Accept it, send it back, close it, mend it, or say why what stopped it need not."""
    IMPORT_REFERRALS = "referral.import"
    """Take in a file of them, say how a sender's files are read, mend rows that were refused."""
    SEND_REFERRAL = "referral.send"
    """A partner's: send somebody to us, and see what state one's own are in."""
    SNOOZE_FINDING = "radar.snooze"
    """Let a finding of the radar on a case sleep until a day, or wake it."""
    BOOK_VISIT = "visit.book"
    """Book it after its risk check, cancel it, say what came of it."""
    CHECK_IN = "visit.check_in"
    """Say that one has left or is back: one's own visit, or one that one goes along on."""
    MAKE_SURE = "visit.make_sure"
    """End the alarm over a colleague who is not back, having made sure of them."""
    RAISE_ALARM = "visit.raise_alarm"
    """Tell of who is not back in time. Nobody's role: the program does it every minute."""
    WARN_OF_AGGRESSION = "aggression.warn"
    """Warn of somebody's aggression, look at it again, or end the warning."""
    VIEW_DUTY_DESK = "duty_desk.view"
    SET_ROTA = "rota.set"
    HAND_OVER = "duty_desk.hand_over"
    """Leave a note for the day team, or say that one has read it."""
    CHANGE_CALENDAR = "calendar.change"
    """One's own: switch the calendar's address on, draw another, switch it off."""
    READ_CALENDAR = "calendar.read"
    HOST = "installation.host"
    """Let an organisation, a unit or a source in. Nobody's role: whoever runs the installation does it by command."""


ONES_OWN = frozenset(
    {
        Verb.CHOOSE_LANGUAGE,
        Verb.SIGN_IN,
        Verb.PROVE_AGAIN,
        Verb.END_SIGN_IN,
        Verb.CHANGE_SIGN_IN,
        Verb.KEEP_DRAFT,
        Verb.SEE_ALERT,
        Verb.REPORT_UNREADABLE,
        Verb.DECLARE_CONFLICT,
        Verb.CHANGE_CALENDAR,
        Verb.READ_CALENDAR,
    }
)
"""What everybody may do about themselves."""

STEP_UP = frozenset(
    {
        Verb.RELEASE_FENCED,
        Verb.MERGE_PEOPLE,
        Verb.KEEP_LIST,
        Verb.LIFT_SEAL,
        Verb.LIFT_LOCATION,
        Verb.AGREE_CHANNEL,
        Verb.LIFT_HOLD,
        Verb.APPLY_PURGE,
        Verb.MAKE_LIVE,
        Verb.EXPORT_JOURNAL,
        Verb.ADD_STAFF,
        Verb.LOOK_AFTER_ACCOUNT,
        Verb.GIVE_SOURCE_KEY,
        Verb.SETTLE_CONFLICT,
        Verb.CHANGE_CALENDAR,
        Verb.USE_EMERGENCY,  # asking alone: who has just signed in gives no more, anybody else one proof
    }
)
"""Acts before which the web asks once more who it is, unless that was proved a moment ago: a wrong one cannot be taken
back, or opens a door to others. `web.screens.screen` asks; a new verb of this sort is added here and nowhere else."""
