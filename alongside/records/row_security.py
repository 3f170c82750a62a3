"""Who sees which row, said by PostgreSQL itself.

The acting person, purpose and day stand in settings of the transaction (`queries.scope.set_acting`). With none set no
case row is seen. Each policy is an `exists` by primary key beside the query's own conditions, so that plans keep their
indexes.

A migration that makes a table of cases, or changes what is said here, ends with `RunPython(row_security.secure)`: it
says everything again for every table there is.
"""

from typing import Any

from alongside.records import (
    allocation_guards,
    case_guards,
    contact_guards,
    journal_guards,
    likeness_guards,
    people_guards,
    place_guards,
    proof_guards,
    referral_guards,
    rights,
    visit_guards,
    whole_reading,
)
from alongside.records.row_conditions import (
    DESKS,
    IN_AN_OPENED_CASE,
    KNOWN,
    OPENED,
    ORGANISATIONS,
    PAIR,
    PRIVACY,
    PURPOSE,
    STAFF,
    WORKED,
    asked,
    by,
    of_case,
    of_person,
)
from alongside.rules.access import CASE_ROLES, OVER_CASES, Role
from alongside.rules.standing import Place

# Of a case that is barred to them, whoever watches has nothing either.
_WATCHED_CASE = f"(organisation_id = any ({PRIVACY}) and (case_id is null or not case_id = any ({asked('barred')})))"

_CASE_ROLES = ", ".join(f"'{role}'" for role in sorted(CASE_ROLES))
_OVER_CASES = ", ".join(f"'{purpose}'" for purpose in sorted(OVER_CASES))
_LED_ROLES = ", ".join(f"'{role}'" for role in sorted(CASE_ROLES - {Role.SENIOR, Role.MANAGER}))
_DESK_ROLES = ", ".join(f"'{role}'" for role in sorted([Role.SENIOR, Role.DUTY, Role.MANAGER]))

_TODAY = """m.staff_id = alongside_staff() and m.starts_on <= alongside_on()
    and (m.ends_on is null or m.ends_on >= alongside_on())"""
_PLACED = f"""records_namedaccess m where {_TODAY}
    and (m.ends_at is null or m.ends_at > alongside_at()) and m.place"""
_HOLDS_TODAY = """m.staff_id <> alongside_staff() and m.starts_on <= alongside_on()
    and (m.ends_on is null or m.ends_on >= alongside_on())"""
_COVERS = """records_cover c where c.cover_id = alongside_staff() and c.starts_on <= alongside_on()
    and c.ends_on >= alongside_on() and c.ended_at is null"""
_WATCHES = "u.organisation_id = any (alongside_privacy())"
_IN_UNITS = "records_membership m join records_unit u on u.id = m.unit_id"


def _set(name: str, column: str, rows: str) -> str:
    """A function that gives the acting person's units, organisations or places on cases as one array."""
    return f"""create or replace function alongside_{name}() returns bigint[] language plpgsql stable parallel safe as
    $$ begin return array(select distinct {column} from {rows}); end $$"""


FUNCTIONS = [
    """create or replace function alongside_staff() returns bigint language sql stable parallel safe as
    $$ select nullif(current_setting('alongside.staff', true), '')::bigint $$""",
    """create or replace function alongside_on() returns date language sql stable parallel safe as
    $$ select nullif(current_setting('alongside.on', true), '')::pg_catalog.date $$""",
    """create or replace function alongside_at() returns timestamptz language sql stable parallel safe as
    $$ select nullif(current_setting('alongside.at', true), '')::pg_catalog.timestamptz $$""",
    f"""create or replace function alongside_purpose() returns boolean language sql stable parallel safe as
    $$ select coalesce(current_setting('alongside.purpose', true), '') in ({_OVER_CASES}) $$""",
    # In PL/pgSQL, which the planner does not look into: planning the same sub-selects again for every table of a
    # statement cost five times as much as running it.
    _set("units", "m.unit_id", f"records_membership m where {_TODAY} and m.role in ({_CASE_ROLES})"),
    _set("listed", "m.case_id", f"{_PLACED} in ('{Place.LISTED}', '{Place.EMERGENCY}')"),
    _set("admitted", "m.case_id", f"{_PLACED} = '{Place.ADMITTED}'"),
    _set("named", "m.case_id", f"{_PLACED} in ('{Place.CO_WORKER}', '{Place.SAMPLE}', '{Place.EMERGENCY}')"),
    _set("barred", "m.case_id", f"records_bar m where {_TODAY}"),
    _set("covered", f"c.officer_id * {PAIR} + c.unit_id", _COVERS),
    _set("led", "m.unit_id", f"records_membership m where {_TODAY} and m.role = '{Role.SENIOR}' and m.team_id is null"),
    _set("senior", "m.unit_id", f"records_membership m where {_TODAY} and m.role = '{Role.SENIOR}'"),
    _set("teams", "m.team_id", f"records_membership m where {_TODAY} and m.role = '{Role.SENIOR}'"),
    _set("on_duty", "m.unit_id", f"records_membership m where {_TODAY} and m.role = '{Role.DUTY}'"),
    _set("managed", "m.unit_id", f"records_membership m where {_TODAY} and m.role = '{Role.MANAGER}'"),
    # A case on which something proposed waits is the duty officer's too, and stays theirs until that day ends.
    """create or replace function alongside_alert() returns trigger language plpgsql as
    $$ declare waits boolean; begin
    waits := exists (select 1 from records_event e where e.case_id = new.case_id and e.state = 'proposed');
    update records_case set alert_until = case when waits then date '9999-12-31'
        when alert_until = date '9999-12-31' then coalesce(alongside_on(), current_date) else alert_until end
    where id = new.case_id and (waits is distinct from coalesce(alert_until = date '9999-12-31', false));
    return new; end $$""",
    _set("organisations", "u.organisation_id", f"{_IN_UNITS} where {_TODAY} and m.role in ({_CASE_ROLES})"),
    _set("desks", "u.organisation_id", f"{_IN_UNITS} where {_TODAY} and m.role in ({_DESK_ROLES})"),
    _set("administered", "u.organisation_id", f"{_IN_UNITS} where {_TODAY} and m.role = '{Role.ADMINISTRATOR}'"),
    _set("privacy", "u.organisation_id", f"{_IN_UNITS} where {_TODAY} and m.role = '{Role.PRIVACY_OFFICER}'"),
    # Whose declarations of interest one reads: those of the organisation one watches, and of the officers one leads.
    _set("watched", "m.staff_id", f"{_IN_UNITS} where {_HOLDS_TODAY} and {_WATCHES}"),
    _set(
        "answered_for",
        "m.staff_id",
        f"{_IN_UNITS} where {_HOLDS_TODAY} and ({_WATCHES}"
        f" or (m.role in ({_LED_ROLES}) and (m.unit_id = any (alongside_led()) or (m.unit_id = any (alongside_senior())"
        " and (m.team_id is null or m.team_id = any (alongside_teams()))))))",
    ),
    # A row that stands in no case yet (it is being made) is seen by its organisation; these end that at once.
    """create or replace function alongside_place_person() returns trigger language plpgsql as
    $$ begin update records_person set placed = true where id = new.person_id and not placed; return new; end $$""",
    """create or replace function alongside_place_message() returns trigger language plpgsql as
    $$ begin update records_inboundmessage set linked = true where id = new.message_id and not linked;
    return new; end $$""",
    # In PL/pgSQL also because PostgreSQL would take the way from a part to its person and back for a circle.
    """create or replace function alongside_sees_person(person bigint) returns boolean language plpgsql stable as
    $$ begin return exists (select 1 from records_person where id = person); end $$""",
    *journal_guards.FUNCTIONS,
    *place_guards.FUNCTIONS,
    *people_guards.FUNCTIONS,
    *case_guards.FUNCTIONS,
    *proof_guards.FUNCTIONS,
    *referral_guards.FUNCTIONS,
]


def _desk_of(column: str) -> str:
    return f"{column} = any ({DESKS}) or ({column} is null and cardinality({DESKS}) > 0)"


PERSON = f"""{PURPOSE} or (organisation_id = any ({ORGANISATIONS}) and (
    exists (select 1 from records_caserole r where r.person_id = records_person.id)
    or not placed))"""

PERSON_OPENED = f"""{PURPOSE} or (organisation_id = any ({ORGANISATIONS}) and (
    not placed or exists ({IN_AN_OPENED_CASE} and r.person_id = records_person.id)))"""

MESSAGE = f"""{PURPOSE} or exists (select 1 from records_messagelink l where l.message_id = records_inboundmessage.id)
    or (not linked and ({_desk_of("organisation_id")}))"""

STUB = f"""{PURPOSE} or {_desk_of("organisation_id")}"""

TRACE = f"""{PURPOSE} or exists (select 1 from records_source s where s.id = records_silencedtrace.source_id
    and ({_desk_of("s.organisation_id")}))"""


POLICIES = {
    "records_inboundmessage": MESSAGE,
    **{
        table: of_case(table, OPENED)
        for table in (
            "records_offence",
            "records_event",
            "records_contact",
            "records_note",
            "records_fencerelease",
            "records_foureyes",
            "records_sample",
        )
    },
    **{table: of_case(table, WORKED) for table in ("records_duty", "records_legalhold")},
    "records_dutypause": f"{PURPOSE} or {by('records_dutypause', 'duty_id', 'records_duty')}",
    **{
        table: of_person(table)
        for table in ("records_identifier", "records_channel", "records_sentence", "records_keydate")
    },
    "records_messageidentifier": f"{PURPOSE} or "
    + by("records_messageidentifier", "message_id", "records_inboundmessage"),
    "records_eligiblestub": STUB,
    "records_conflictkey": PURPOSE,
    "records_accesslimit": PURPOSE,
    "records_silencedtrace": TRACE,
    **contact_guards.POLICIES,
    **likeness_guards.POLICIES,
    **visit_guards.POLICIES,
    **referral_guards.ALIKE,
    **allocation_guards.ALIKE,
    **proof_guards.ALIKE,
}
"""What the application's role may see and write, table by table, where seeing and writing are one."""

_SEEN = "exists (select 1 from records_case p where p.id = case_id)"

_OPENED_CASE = f"exists (select 1 from records_case p where p.id = case_id and {OPENED})"
# A possible duplicate is for who opens the hidden one of the two cases; the privacy officer learns that it is there.
_OTHER_OPENED = f"exists (select 1 from records_case p where p.id = other_case_id and {OPENED})"
_WATCHED_PAIR = f"({_WATCHED_CASE} and not other_case_id = any ({asked('barred')}))"
_WORKED_CASE = f"exists (select 1 from records_case p where p.id = case_id and {WORKED})"
_COLLEAGUE = f"""exists (select 1 from {_IN_UNITS}
    where m.staff_id = records_namedaccess.staff_id and u.organisation_id = any ({ORGANISATIONS}))"""
_JOURNAL = "coalesce(current_setting('alongside.purpose', true), '') = 'journal'"
_SAME_PURPOSE = "purpose = current_setting('alongside.purpose', true)"

# Without a sub-select: PostgreSQL would take the way from here to the case and back for a circle.
_OWN_PLACE = "alongside_purpose() or staff_id = alongside_staff()"

_LED = f"""(p.unit_id = any ({asked("led")})
    or (p.unit_id = any ({asked("senior")}) and (p.team_id is null or p.team_id = any ({asked("teams")}))))"""
# By the case's own officer, its seniors, and the privacy officers; which of them may say what they found, an act asks.
_REVIEWED = f"""({_WATCHED_CASE} or exists (
    select 1 from records_case p where p.id = case_id and (p.owner_id = {STAFF} or {_LED})))"""

_WORKED_HERE = WORKED.replace("p.", "records_case.")


def _read_wider(table: str, read: str, write: str) -> dict[str, str]:
    return {
        f"{table}_read": f"for select using ({read})",
        f"{table}_add": f"for insert with check ({write})",
        f"{table}_change": f"for update using ({write}) with check ({write})",
        f"{table}_end": f"for delete using ({write})",
    }


# Words typed on a case go with the case: who has lost it reads them no more.
_OWN_OR_SEEN = f"""case when case_public_id is null then staff_id = {STAFF}
    else exists (select 1 from records_case p where p.public_id = case_public_id and {OPENED}) end"""

_OF_SOMEBODY_WATCHED = f"""(not case_id = any ({asked("barred")}) and exists (
    select 1 from records_conflict d where d.id = conflict_id and d.staff_id = any ({asked("watched")})))"""
_OWN_OR_WATCHED = f"{PURPOSE} or staff_id = {STAFF} or staff_id = any ({asked('watched')})"
# Nobody ends a declaration of their own, nor in the name of another.
_ENDED_BY_ANOTHER = f"""(ended_by_id is not distinct from case when ended_at is not null then {STAFF} end
    and (staff_id = any ({asked("watched")}) or (staff_id = {STAFF} and ended_at is null)))"""

SEPARATE = {
    "records_case": {
        "case_read": f"for select using ({KNOWN})",
        "case_add": f"for insert with check ({KNOWN})",
        # Handed over, it may be out of one's hands: of what it is afterwards one must only know.
        "case_change": f"for update using ({PURPOSE} or {_WORKED_HERE}) with check ({KNOWN})",
        "case_end": f"for delete using ({PURPOSE})",
    },
    "records_person": _read_wider("person", PERSON, PERSON_OPENED),
    "records_caserole": _read_wider(
        "caserole", of_case("records_caserole", "true"), of_case("records_caserole", OPENED)
    )
    # Nobody comes to see a person by giving them a part in a case of one's own.
    | {"caserole_add": f"for insert with check ({PURPOSE} or ({_OPENED_CASE} and alongside_sees_person(person_id)))"},
    "records_personname": _read_wider(
        "personname",
        f"{PURPOSE} or {by('records_personname', 'person_id', 'records_person')}",
        of_person("records_personname"),
    ),
    "records_searchkey": _read_wider(
        "searchkey", of_case("records_searchkey", "true"), of_case("records_searchkey", OPENED)
    ),
    "records_namedaccess": {
        "named_read": f"for select using ({_OWN_PLACE})",
        "named_add": f"for insert with check ({PURPOSE} or ({_OPENED_CASE} and {_COLLEAGUE}"
        f" and place = '{Place.LISTED}' and ends_at is null))",
        "named_change": f"for update using ({PURPOSE}) with check ({PURPOSE})",
    },
    "records_bar": {
        "bar_read": f"for select using ({_OWN_PLACE})",
        "bar_add": f"for insert with check ({PURPOSE})",
        "bar_change": f"for update using ({PURPOSE}) with check ({PURPOSE})",
    },
    "records_conflict": {
        "conflict_read": f"for select using ({_OWN_OR_WATCHED} or staff_id = any ({asked('answered_for')}))",
        "conflict_declare": f"for insert with check ({PURPOSE} or staff_id = {STAFF})",
        "conflict_change": f"for update using ({_OWN_OR_WATCHED}) with check ({PURPOSE} or {_ENDED_BY_ANOTHER})",
        "conflict_drop": f"for delete using ({PURPOSE})",
    },
    "records_conflictmatch": {
        "match_read": f"for select using ({PURPOSE} or {_OF_SOMEBODY_WATCHED})",
        "match_add": f"for insert with check ({PURPOSE})",
        "match_change": f"for update using ({PURPOSE}) with check ({PURPOSE})",
        "match_drop": f"for delete using ({PURPOSE})",
    },
    "records_journalentry": {
        "journal_read": f"for select using ({PURPOSE} or {_JOURNAL} or {_WORKED_CASE} "
        f"or {_WATCHED_CASE} or (staff_id = {STAFF} and (case_id is null or {_SEEN})) "
        f"or (case_id is null and staff_id is null and {_SAME_PURPOSE}))",
        "journal_add": "for insert with check (coalesce(current_setting('alongside.purpose', true), '') <> '' "
        f"or (staff_id = {STAFF} and (case_id is null or {_SEEN})))",
    },
    "records_draft": {
        "draft_read": f"for select using ({PURPOSE} or {_OWN_OR_SEEN})",
        "draft_keep": f"for insert with check (staff_id = {STAFF})",
        "draft_drop": f"for delete using ({PURPOSE} or {_OWN_OR_SEEN})",
    },
    "records_journalseal": {
        "seal_read": f"for select using ({_JOURNAL})",
        "seal_add": f"for insert with check ({_JOURNAL})",
    },
    "records_lookflag": {
        "flag_read": f"for select using ({_JOURNAL} or organisation_id = any ({PRIVACY}))",
        "flag_raise": f"for insert with check ({_JOURNAL})",
        "flag_settle": f"for update using (organisation_id = any ({PRIVACY}) and staff_id <> {STAFF})",
    },
    "records_emergencyuse": {
        "emergency_read": f"for select using ({PURPOSE} or staff_id = {STAFF} or {_REVIEWED})",
        "emergency_add": f"for insert with check ({PURPOSE})",
        "emergency_review": f"for update using ({PURPOSE} or (staff_id <> {STAFF} and {_REVIEWED}))",
    },
    "records_alert": {
        "alert_read": f"for select using ({PURPOSE} or recipient_id = {STAFF})",
        "alert_add": f"for insert with check ({PURPOSE})",
        "alert_seen": f"for update using (recipient_id = {STAFF})",
    },
    "records_duplicate": {
        "duplicate_read": f"for select using ({PURPOSE} or {_OTHER_OPENED} or {_WATCHED_PAIR})",
        "duplicate_add": f"for insert with check ({PURPOSE})",
        "duplicate_end": f"for delete using ({PURPOSE})",
        "duplicate_settle": f"for update using ({PURPOSE} or {_OTHER_OPENED} or {_WATCHED_PAIR})",
    },
    "records_accessstatement": {
        "statement_read": f"for select using ({PURPOSE} or {_OPENED_CASE} or {_WATCHED_CASE})",
        "statement_make": f"for insert with check ({PURPOSE} or (made_by_id = {STAFF} and {_OPENED_CASE}))",
        "statement_check": f"for update using ({PURPOSE} or ({_WATCHED_CASE} and made_by_id <> {STAFF}))",
    },
    **referral_guards.SEPARATE,
    **allocation_guards.APART,
    **case_guards.SEPARATE,
    **proof_guards.SEPARATE,
}
"""Tables whose reading and writing differ.

A colleague may know of a case (whose it is, and the names in it, so that a caller can be put through), not write on it.
Of a list one reads one's own place alone. Who opens the case may add to its list; nobody lets himself in, for the
place being written does not count yet. Places are ended, never deleted. Whom a case is barred to, a purpose writes.
What was done on a case is read by who works on it today; what one did oneself, by oneself as long as one may know of
the case: a row added is read back. A privacy officer reads the journal of the organisation, which is ids and verbs, and
no row of any case; settles flags about others and checks statements made by others. Emergency access is written by the
program for whoever asks for it, so that what is written tells them nothing; alerts are read by who is to know. The
sealer's purpose reads the journal whole, to chain it.
"""

FORCED = [*POLICIES, *SEPARATE, *place_guards.POLICIES]

TRIGGERS = [
    "create or replace trigger person_placed after insert or update on records_caserole "
    "for each row execute function alongside_place_person()",
    "create or replace trigger message_linked after insert on records_messagelink "
    "for each row execute function alongside_place_message()",
    "create or replace trigger case_alerted after insert or update of state on records_event "
    "for each row execute function alongside_alert()",
    *journal_guards.KEPT,
]


def statements(tables: set[str]) -> list[str]:
    """Everything about those tables, in the order it must be run, as their owner. Run twice it is as once."""
    if place_guards.SINCE not in tables:
        tables = tables - set(place_guards.POLICIES)
    if case_guards.SINCE not in tables:
        tables = tables - set(proof_guards.SEPARATE)
    alike = {
        table: {f"{table.removeprefix('records_')}_scope": f"using ({rule}) with check ({rule})"}
        for table, rule in POLICIES.items()
    }
    rules = alike | SEPARATE | place_guards.POLICIES
    return [
        *(said.replace("language plpgsql", _PLPGSQL) for said in FUNCTIONS),
        *(f"alter table {table} {how} row level security" for table in FORCED if table in tables for how in _HOW),
        *(
            statement
            for table in FORCED
            if table in tables
            for name, rule in rules[table].items()
            for statement in (f"drop policy if exists {name} on {table}", f"create policy {name} on {table} {rule}")
        ),
        *TRIGGERS,
        *([*place_guards.TRIGGERS, *people_guards.TRIGGERS] if place_guards.SINCE in tables else []),
        *([*case_guards.TRIGGERS, *proof_guards.TRIGGERS] if case_guards.SINCE in tables else []),
        *(trigger for table, triggers in journal_guards.SINCE.items() if table in tables for trigger in triggers),
    ]


_HOW = ("enable", "force")
# A temporary table is found before all others where this is not said, and would be read in place of ours.
_PLPGSQL = "language plpgsql set search_path = pg_catalog, public, pg_temp"
_TURNS_ON = {"restricted", "limited", "team_id", "alert_until"}
"""Columns of a case which the rules speak of."""


def secure(_apps: Any, editor: Any) -> None:
    """The step of a migration that says all of this to the database, and takes back rights over the journal."""
    with editor.connection.cursor() as cursor:
        tables = set(editor.connection.introspection.table_names(cursor))
        columns = {
            found.name for found in editor.connection.introspection.get_table_description(cursor, "records_case")
        }
    if not columns >= _TURNS_ON:
        return  # an older step of a new database: the step that adds these columns says it all
    for statement in statements(tables):
        editor.execute(statement)
    whole_reading.permit(editor)
    rights.take_back(editor, tables)
