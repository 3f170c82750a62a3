"""Who may do what: one decision, default deny, deny wins.

`may` answers for one act on one thing. What a person may not know of comes back with `known=False`: the web then says
what it says of a thing that does not exist, and no sentence. What they may see but not do is refused with a sentence.
The same decision stands in SQL twice more: in `queries.scope` and in PostgreSQL's row-level security.
"""

from dataclasses import dataclass
from datetime import datetime

from alongside.rules import standing
from alongside.rules.roles import CASE_ROLES, FORBIDDEN_TOGETHER, Role
from alongside.rules.standing import Ground, Situation
from alongside.rules.verbs import ONES_OWN, STEP_UP, Verb
from alongside.rules.words import Words

__all__ = [
    "CASE_ROLES",
    "FORBIDDEN_TOGETHER",
    "OVER_CASES",
    "PURPOSES",
    "SAMPLE_FIRST",
    "STEP_UP",
    "UNKNOWN",
    "YES",
    "Actor",
    "Decision",
    "Membership",
    "Role",
    "Situation",
    "Verb",
    "may",
]


@dataclass(frozen=True, slots=True)
class Membership:
    """A live membership: a unit, its organisation and service, and the role held there."""

    unit_id: int
    organisation_id: int
    service: str
    role: Role
    team_id: int | None = None
    """A senior of a team looks after that team's cases, one without a team after the whole unit's."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person, or a listed purpose (a job, a feed, a command), possibly on behalf of a person."""

    staff_id: int | None
    name: str
    memberships: tuple[Membership, ...] = ()
    purpose: str = ""
    language: str = "en"
    covers: frozenset[tuple[int, int]] = frozenset()
    """Whose work this person covers today, and in which unit: (officer, unit)."""
    at: datetime | None = None
    """The moment they were looked up for. Without one, nothing that lasts hours (emergency access) counts."""

    def __post_init__(self) -> None:
        if self.staff_id is None and self.purpose not in PURPOSES:
            raise ValueError(f"Nobody acts: no person and no listed purpose ({self.purpose!r})")

    @property
    def covering(self) -> frozenset[int]:
        """The officers whom this person covers today."""
        return frozenset(officer for officer, _ in self.covers)

    @property
    def unit_ids(self) -> frozenset[int]:
        """Units whose cases this person may know of."""
        return frozenset(m.unit_id for m in self.memberships if m.role in CASE_ROLES)

    @property
    def organisation_ids(self) -> frozenset[int]:
        """Organisations this person works for."""
        return frozenset(m.organisation_id for m in self.memberships)

    @property
    def case_organisation_ids(self) -> frozenset[int]:
        """Organisations in which this person works cases."""
        return frozenset(m.organisation_id for m in self.memberships if m.role in CASE_ROLES)

    def leads(self, unit_id: int, team_id: int | None) -> bool:
        """Whether this person is the senior of that team; of a case in no team, any senior of its unit is."""
        return any(
            m.role is Role.SENIOR and m.unit_id == unit_id and (None in (m.team_id, team_id) or m.team_id == team_id)
            for m in self.memberships
        )

    def on_duty(self, unit_id: int) -> bool:
        """Whether this person is the unit's duty officer today."""
        return self.holds(Role.DUTY, unit_id=unit_id)

    def holds(self, *roles: Role, unit_id: int | None = None) -> bool:
        """Whether any live membership (in that unit, where given) is one of `roles`."""
        return any(m.role in roles and (unit_id is None or m.unit_id == unit_id) for m in self.memberships)


PURPOSES: dict[str, frozenset[Verb]] = {
    "feeds": frozenset(
        {Verb.RECEIVE_MESSAGES, Verb.VIEW_CASE, Verb.RECORD_EVENT, Verb.ISSUE_TOKEN, Verb.IMPORT_REFERRALS}
    ),
    "door": frozenset({Verb.FAIL_SIGN_IN}),
    "demonstration": frozenset(Verb),
    "bench": frozenset(Verb),
    "registers": frozenset({Verb.LOAD_REGISTER}),
    "limits": frozenset({Verb.LOAD_LIMITS}),
    "accounts": frozenset({Verb.ADD_STAFF, Verb.LOOK_AFTER_ACCOUNT, Verb.GIVE_SOURCE_KEY, Verb.HOST}),
    "upkeep": frozenset({Verb.RECEIVE_MESSAGES, Verb.ROTATE_KEYS, Verb.KEEP_DRAFT}),
    "journal": frozenset({Verb.RAISE_FLAG, Verb.ANCHOR_JOURNAL, Verb.EXPORT_JOURNAL}),
    "access": frozenset({Verb.EXPLAIN_ACCESS}),
    "visits": frozenset({Verb.RAISE_ALARM}),
    "backup": frozenset({Verb.BACK_UP, Verb.RESTORE}),
    "retention": frozenset({Verb.VIEW_CASE, Verb.PLAN_PURGE}),
}
"""Listed purposes for acts no person stands behind, and all each may do."""

OVER_CASES = frozenset(name for name, verbs in PURPOSES.items() if verbs & {Verb.VIEW_CASE, Verb.RECEIVE_MESSAGES})
"""The purposes to which the database shows the rows of cases. To every other it shows none."""

OVER_LIMITED = frozenset({"feeds", "demonstration", "bench"})
"""Those that keep every case in line with what arrives. To any other purpose a case is not there while another agency
says by name who may see somebody in it: a caller without a name is on no list."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Yes; or no with a sentence; or no and nothing may be known."""

    allowed: bool
    known: bool = True
    sentence: Words | None = None


YES = Decision(allowed=True)
UNKNOWN = Decision(allowed=False, known=False)

_CLOSED = Words(
    "This case is closed. Reopen it before adding to it.", "Mae'r achos hwn ar gau. Ailagorwch ef cyn ychwanegu ato."
)
_SENIOR_ONLY = Words(
    "Only a senior officer or manager of this unit may do this.",
    "Dim ond uwch swyddog neu reolwr yr uned hon a gaiff wneud hyn.",
)
_ANOTHERS = Words(
    "This is another officer's case. Ask them or a senior officer to make you its co-worker or cover.",
    "Achos swyddog arall yw hwn. Gofynnwch iddynt hwy neu i uwch swyddog eich gwneud yn gydweithiwr neu'n gyflenwad.",
)
SAMPLE_FIRST = Words(
    "You look after this case without opening it. To read it today, choose “Open to read, for a reason”: the reason is "
    "written down, and the case's officer sees that you read it.",
    "Rydych yn gofalu am yr achos hwn heb ei agor. I'w ddarllen heddiw, dewiswch “Agor i'w ddarllen, am reswm”: caiff "
    "y rheswm ei gofnodi, a gwêl swyddog yr achos eich bod wedi'i ddarllen.",
)
"""Said to a manager: the web adds the way to it."""
_OPEN_TO_YOU = Words("This case is open to you already.", "Mae'r achos hwn eisoes ar agor i chi.")
_ONLY_READ = Words(
    "You opened this case to read it: its officers write on it.",
    "Agorasoch yr achos hwn i'w ddarllen: ei swyddogion sy'n ysgrifennu arno.",
)
_NOT_IN_EMERGENCY = Words(
    "Emergency access is for what cannot wait. This can.",
    "Mae mynediad brys ar gyfer yr hyn na all aros. Gall hyn aros.",
)
_OWNER_OR_SENIOR = Words(
    "Only the case's own officer or their senior may say who works on it.",
    "Dim ond swyddog yr achos neu ei uwch swyddog a gaiff ddweud pwy sy'n gweithio arno.",
)
_NOT_YOUR_CASE = Words(
    "Only the case's own officer, a senior, duty officer or manager may hand it to somebody.",
    "Dim ond swyddog yr achos, uwch swyddog, swyddog ar ddyletswydd neu reolwr a gaiff ei drosglwyddo i rywun.",
)
_SHARES_OUT = Words(
    "Only a senior officer or a manager shares out cases.",
    "Dim ond uwch swyddog neu reolwr sy'n rhannu achosion.",
)
_MANAGER_ONLY = Words("Only a manager may do this.", "Dim ond rheolwr a gaiff wneud hyn.")
_NOT_YOURS = Words("Your role does not include this.", "Nid yw eich rôl yn cynnwys hyn.")
_DESK_ONLY = Words(
    "Only a senior, duty officer or manager may work the event desk.",
    "Dim ond uwch swyddog, swyddog ar ddyletswydd neu reolwr a gaiff weithio'r ddesg ddigwyddiadau.",
)

_WRITES_ON_CASE = frozenset(
    {
        Verb.EDIT_CASE,
        Verb.SET_ENHANCED,
        Verb.SET_PRIORITY,
        Verb.MARK_ORDER,
        Verb.RESTRICT_CASE,
        Verb.ASK_LIFT_SEAL,
        Verb.PROTECT_LOCATION,
        Verb.ASK_RELEASE,
        Verb.ASK_MERGE,
        Verb.CLOSE_CASE,
        Verb.REOPEN_CASE,
        Verb.RECORD_EVENT,
        Verb.DECIDE_EVENT,
        Verb.RECORD_CONTACT,
        Verb.USE_CHANNEL,
        Verb.ASK_CHANNEL,
        Verb.WRITE_NOTE,
        Verb.ADD_TASK,
        Verb.END_DUTY,
        Verb.PAUSE_DUTY,
        Verb.EDIT_PEOPLE,
        Verb.SNOOZE_FINDING,
        Verb.BOOK_VISIT,
        Verb.WARN_OF_AGGRESSION,
    }
)


_ALSO_CLOSED = frozenset(
    {
        Verb.EDIT_CASE,
        Verb.RESTRICT_CASE,
        Verb.ASK_LIFT_SEAL,
        Verb.PROTECT_LOCATION,
        Verb.ASK_RELEASE,
        Verb.ASK_MERGE,
        Verb.REOPEN_CASE,
    }
)
"""What may be written on a closed case."""

_WATCHES = frozenset(
    {
        Verb.VIEW_PRIVACY,
        Verb.SETTLE_FLAG,
        Verb.CHECK_STATEMENT,
        Verb.EXPORT_JOURNAL,
        Verb.SETTLE_CONFLICT,
        Verb.LOAD_LIMITS,
    }
)
"""What a privacy officer does."""

_ADMINISTERS = frozenset(
    {Verb.LOAD_REGISTER, Verb.ADD_STAFF, Verb.MAKE_LIVE, Verb.LOOK_AFTER_ACCOUNT, Verb.GIVE_SOURCE_KEY}
)


def may(verb: Verb, actor: Actor, situation: Situation | None = None) -> Decision:
    """Whether `actor` may do `verb`, to the case described by `situation` where the verb touches one."""
    if actor.staff_id is None:
        return YES if verb in PURPOSES[actor.purpose] else Decision(allowed=False, sentence=_NOT_YOURS)
    if situation is not None:
        return _on_case(verb, actor, situation)
    return _without_case(verb, actor)


_SENIORS_ANSWER = frozenset(
    {Verb.RELEASE_FENCED, Verb.LIFT_SEAL, Verb.LIFT_LOCATION, Verb.AGREE_CHANNEL, Verb.MERGE_PEOPLE}
)
"""What somebody asks and a senior of the case's unit decides."""

_URGENT = frozenset(
    {
        Verb.RECORD_EVENT,
        Verb.DECIDE_EVENT,
        Verb.RECORD_CONTACT,
        Verb.USE_CHANNEL,
        Verb.ASK_CHANNEL,
        Verb.WRITE_NOTE,
        Verb.ADD_TASK,
        Verb.END_DUTY,
        Verb.RESTRICT_CASE,
        Verb.PROTECT_LOCATION,
        Verb.ASK_RELEASE,
        Verb.WARN_OF_AGGRESSION,
    }
)
"""What emergency access is for."""


def _on_case(verb: Verb, actor: Actor, case: Situation) -> Decision:
    if not standing.known(actor, case):
        return UNKNOWN
    ground = standing.ground(actor, case)
    manages = actor.holds(Role.MANAGER, unit_id=case.unit_id)
    if verb is Verb.ASSIGN_CASE and (manages or ground is not None):
        if ground is Ground.EMERGENCY:
            return Decision(allowed=False, sentence=_NOT_IN_EMERGENCY)
        shares_out = manages or actor.holds(Role.SENIOR, Role.DUTY, unit_id=case.unit_id)
        return _or_not(shares_out or ground in (Ground.OWNER, Ground.NOBODYS), _NOT_YOUR_CASE)
    if verb in (Verb.HOLD_CASE, Verb.LIFT_HOLD, Verb.DECIDE_KEEPING) and (manages or ground is not None):
        return _or_not(manages or _led(actor, case), _SENIOR_ONLY)
    if verb is Verb.NAME_CO_WORKER and ground is not None:
        inside = ground not in (Ground.EMERGENCY, Ground.SAMPLE)
        return _or_not(inside and (ground is Ground.OWNER or _led(actor, case)), _OWNER_OR_SENIOR)
    if verb is Verb.VIEW_JOURNAL and (manages or ground is not None):
        return _or_not(manages or ground is Ground.OWNER or _led(actor, case), _SENIOR_ONLY)
    if verb is Verb.SET_PRIORITY and manages and ground in (None, Ground.SAMPLE):
        return _or_not(not case.closed, _CLOSED)
    if verb is Verb.SAMPLE_CASE:
        # Also who has done so today: the form that is sent twice.
        reads = manages and ground in (None, Ground.SAMPLE)
        return _or_not(reads, _MANAGER_ONLY if ground is None else _OPEN_TO_YOU)
    if ground is None:
        return Decision(allowed=False, sentence=SAMPLE_FIRST if manages else _ANOTHERS)
    if verb is Verb.VIEW_CASE:
        return YES
    if verb is Verb.MAKE_STATEMENT:
        return _or_not(ground is Ground.OWNER or _led(actor, case), _SENIOR_ONLY)
    if verb in _SENIORS_ANSWER:
        return _or_not(_led(actor, case) and ground is not Ground.EMERGENCY, _SENIOR_ONLY)
    if verb in (Verb.KEEP_LIST, Verb.REVEAL_LOCATION) or (verb is Verb.RESTRICT_CASE and case.restricted):
        # On a sealed case to restrict is to add to its list: theirs who keep it, never of who stands in for a while.
        theirs = ground is Ground.OWNER or (verb is Verb.REVEAL_LOCATION and ground is Ground.COVER)
        inside = ground not in (Ground.EMERGENCY, Ground.SAMPLE)
        return _or_not(inside and (theirs or _led(actor, case)), _OWNER_OR_SENIOR if inside else _NOT_IN_EMERGENCY)
    if verb in _WRITES_ON_CASE:
        if ground is Ground.SAMPLE:
            return Decision(allowed=False, sentence=_ONLY_READ)
        if ground is Ground.EMERGENCY and verb not in _URGENT:
            return Decision(allowed=False, sentence=_NOT_IN_EMERGENCY)
        if case.closed and verb not in _ALSO_CLOSED:
            return Decision(allowed=False, sentence=_CLOSED)
        return YES
    return Decision(allowed=False, sentence=_NOT_YOURS)


def _led(actor: Actor, case: Situation) -> bool:
    return actor.leads(case.unit_id, case.team_id)


def _or_not(allowed: bool, otherwise: Words) -> Decision:
    return YES if allowed else Decision(allowed=False, sentence=otherwise)


_OF_CASE_WORK = frozenset(
    {
        Verb.LIST_CASES,
        Verb.OPEN_CASE,
        Verb.ARRANGE_COVER,
        Verb.READ_COVER_SHEET,
        Verb.HAND_BACK,
        Verb.USE_EMERGENCY,
        Verb.END_EMERGENCY,
        Verb.CHECK_IN,
        Verb.VIEW_DUTY_DESK,
        Verb.HAND_OVER,
    }
)
"""What everybody may do who works cases anywhere."""


def _without_case(verb: Verb, actor: Actor) -> Decision:
    if verb in _OF_CASE_WORK:
        return YES if actor.unit_ids else Decision(allowed=False, sentence=_NOT_YOURS)
    if verb is Verb.VIEW_RULES or verb in ONES_OWN:
        return YES
    if verb in (Verb.VIEW_DESK, Verb.DECIDE_MESSAGE, Verb.DECIDE_REFERRAL, Verb.IMPORT_REFERRALS):
        desk = actor.holds(Role.SENIOR, Role.DUTY, Role.MANAGER)
        return YES if desk else Decision(allowed=False, sentence=_DESK_ONLY)
    if verb is Verb.ALLOCATE:
        return YES if actor.holds(Role.SENIOR, Role.MANAGER) else Decision(allowed=False, sentence=_SHARES_OUT)
    if verb is Verb.SEND_REFERRAL:
        return YES if actor.holds(Role.PARTNER) else Decision(allowed=False, sentence=_NOT_YOURS)
    if verb is Verb.MAKE_SURE:
        leads = actor.holds(Role.SENIOR, Role.MANAGER)
        return YES if leads else Decision(allowed=False, sentence=_SENIOR_ONLY)
    if verb in (Verb.RELEASE_QUARANTINE, Verb.SET_STANDARD, Verb.SET_LOAD, Verb.SET_ROTA):
        return YES if actor.holds(Role.MANAGER) else Decision(allowed=False, sentence=_MANAGER_ONLY)
    if verb is Verb.VIEW_CONFLICTS:
        reads = actor.holds(Role.PRIVACY_OFFICER, Role.SENIOR)
        return YES if reads else Decision(allowed=False, sentence=_NOT_YOURS)
    if verb in _WATCHES:
        return YES if actor.holds(Role.PRIVACY_OFFICER) else Decision(allowed=False, sentence=_NOT_YOURS)
    if verb in (Verb.VIEW_DECISIONS, Verb.SETTLE_DUPLICATE):
        told = actor.holds(Role.SENIOR, Role.PRIVACY_OFFICER)
        return YES if told else Decision(allowed=False, sentence=_NOT_YOURS)
    if verb is Verb.VIEW_OVERRIDES:
        looks = actor.holds(Role.SENIOR, Role.MANAGER)
        return YES if looks else Decision(allowed=False, sentence=_NOT_YOURS)
    if verb is Verb.REVIEW_EMERGENCY:
        reviews = actor.holds(Role.SENIOR, Role.PRIVACY_OFFICER)
        return YES if reviews else Decision(allowed=False, sentence=_NOT_YOURS)
    if verb is Verb.EXPLAIN_ACCESS:
        asks = actor.holds(Role.SENIOR, Role.ADMINISTRATOR, Role.PRIVACY_OFFICER)
        return YES if asks else Decision(allowed=False, sentence=_NOT_YOURS)
    if verb in (Verb.PLAN_PURGE, Verb.APPLY_PURGE):
        keeps = actor.holds(Role.SENIOR, Role.MANAGER, Role.PRIVACY_OFFICER)
        return YES if keeps else Decision(allowed=False, sentence=_NOT_YOURS)
    if verb in _ADMINISTERS:
        return YES if actor.holds(Role.ADMINISTRATOR) else Decision(allowed=False, sentence=_NOT_YOURS)
    return Decision(allowed=False, sentence=_NOT_YOURS)
