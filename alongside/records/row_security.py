"""Who sees which row, said by PostgreSQL itself.

The acting person, purpose and day stand in settings of the transaction (`queries.scope.set_acting`). With none set no
case row is seen. Each policy is an `exists` by primary key beside the query's own conditions, so that plans keep their
indexes.

A migration that makes a table of cases, or changes what is said here, ends with `RunPython(row_security.secure)`: it
says everything again for every table there is.
"""

from typing import Any

from django.conf import settings

from alongside.records import whole_reading
from alongside.rules.access import CASE_ROLES, OVER_CASES, Role

_STAFF = "(select alongside_staff())"
_ON = "(select alongside_on())"
_PURPOSE = "(select alongside_purpose())"

# Each is asked once for a statement, whatever the number of rows and of rules that turn on it.
_UNITS = "(select alongside_units())::bigint[]"
_LISTED = "(select alongside_listed())::bigint[]"
_ORGANISATIONS = "(select alongside_organisations())::bigint[]"
_DESKS = "(select alongside_desks())::bigint[]"
_PRIVACY = "(select alongside_privacy())::bigint[]"

_CASE_ROLES = ", ".join(f"'{role}'" for role in sorted(CASE_ROLES))
_OVER_CASES = ", ".join(f"'{purpose}'" for purpose in sorted(OVER_CASES))
_DESK_ROLES = ", ".join(f"'{role}'" for role in sorted([Role.SENIOR, Role.DUTY, Role.MANAGER]))

_TODAY = """m.staff_id = alongside_staff() and m.starts_on <= alongside_on()
    and (m.ends_on is null or m.ends_on >= alongside_on())"""
_IN_UNITS = "records_membership m join records_unit u on u.id = m.unit_id"


def _set(name: str, column: str, rows: str) -> str:
    """A function that gives the acting person's units, organisations or places on lists as one array."""
    return f"""create or replace function alongside_{name}() returns bigint[] language plpgsql stable parallel safe as
    $$ begin return array(select distinct {column} from {rows}); end $$"""


FUNCTIONS = [
    """create or replace function alongside_staff() returns bigint language sql stable parallel safe as
    $$ select nullif(current_setting('alongside.staff', true), '')::bigint $$""",
    """create or replace function alongside_on() returns date language sql stable parallel safe as
    $$ select nullif(current_setting('alongside.on', true), '')::date $$""",
    f"""create or replace function alongside_purpose() returns boolean language sql stable parallel safe as
    $$ select coalesce(current_setting('alongside.purpose', true), '') in ({_OVER_CASES}) $$""",
    # In PL/pgSQL, which the planner does not look into: planning the same sub-selects again for every table of a
    # statement cost five times as much as running it.
    _set("units", "m.unit_id", f"records_membership m where {_TODAY} and m.role in ({_CASE_ROLES})"),
    _set("listed", "m.case_id", f"records_namedaccess m where {_TODAY}"),
    _set("organisations", "u.organisation_id", f"{_IN_UNITS} where {_TODAY} and m.role in ({_CASE_ROLES})"),
    _set("desks", "u.organisation_id", f"{_IN_UNITS} where {_TODAY} and m.role in ({_DESK_ROLES})"),
    _set("privacy", "u.organisation_id", f"{_IN_UNITS} where {_TODAY} and m.role = '{Role.PRIVACY_OFFICER}'"),
    # A row that stands in no case yet (it is being made) is seen by its organisation; these end that at once.
    """create or replace function alongside_place_person() returns trigger language plpgsql as
    $$ begin update records_person set placed = true where id = new.person_id and not placed; return new; end $$""",
    """create or replace function alongside_place_message() returns trigger language plpgsql as
    $$ begin update records_inboundmessage set linked = true where id = new.message_id and not linked;
    return new; end $$""",
    """create or replace function alongside_refuse_change() returns trigger language plpgsql as
    $$ begin raise exception 'the journal is only ever added to'; end $$""",
    # Before an entry has its number its transaction has one: so who asks which transactions are under way knows of
    # every number that may still come (decision 0012).
    """create or replace function alongside_number_transaction() returns trigger language plpgsql as
    $$ begin perform pg_current_xact_id(); return null; end $$""",
    # The database's own clock, whatever the program said; what its owner puts back from a backup keeps its time.
    """create or replace function alongside_say_when() returns trigger language plpgsql as
    $$ begin
        if current_user::regrole <> (select relowner from pg_class where oid = tg_relid) then
            new.recorded_at := clock_timestamp();
        end if;
        return new;
    end $$""",
]


def _desk_of(column: str) -> str:
    return f"""{column} = any ({_DESKS})
        or ({column} is null and cardinality({_DESKS}) > 0)"""


CASE = f"""{_PURPOSE} or (unit_id = any ({_UNITS}) and (not restricted or id = any ({_LISTED})))"""

PERSON = f"""{_PURPOSE} or (organisation_id = any ({_ORGANISATIONS}) and (
    exists (select 1 from records_caserole r where r.person_id = records_person.id)
    or not placed))"""

MESSAGE = f"""{_PURPOSE} or exists (select 1 from records_messagelink l where l.message_id = records_inboundmessage.id)
    or (not linked and ({_desk_of("organisation_id")}))"""

STUB = f"""{_PURPOSE} or {_desk_of("organisation_id")}"""

TRACE = f"""{_PURPOSE} or exists (select 1 from records_source s where s.id = records_silencedtrace.source_id
    and ({_desk_of("s.organisation_id")}))"""


def _by(table: str, column: str, parent: str) -> str:
    return f"exists (select 1 from {parent} p where p.id = {table}.{column})"


POLICIES = {
    "records_case": CASE,
    "records_person": PERSON,
    "records_inboundmessage": MESSAGE,
    **{
        table: f"{_PURPOSE} or {_by(table, 'case_id', 'records_case')}"
        for table in (
            "records_caserole",
            "records_offence",
            "records_event",
            "records_duty",
            "records_contact",
            "records_note",
            "records_fencerelease",
            "records_messagelink",
            "records_searchkey",
            "records_legalhold",
        )
    },
    "records_dutypause": f"{_PURPOSE} or {_by('records_dutypause', 'duty_id', 'records_duty')}",
    **{
        table: f"{_PURPOSE} or {_by(table, 'person_id', 'records_person')}"
        for table in (
            "records_personname",
            "records_identifier",
            "records_channel",
            "records_sentence",
            "records_keydate",
        )
    },
    "records_messageidentifier": f"{_PURPOSE} or "
    + _by("records_messageidentifier", "message_id", "records_inboundmessage"),
    "records_eligiblestub": STUB,
    "records_silencedtrace": TRACE,
}
"""What the application's role may see and write, table by table."""

_SEEN = "exists (select 1 from records_case p where p.id = case_id)"

_JOURNAL = "coalesce(current_setting('alongside.purpose', true), '') = 'journal'"
_SAME_PURPOSE = "purpose = current_setting('alongside.purpose', true)"

# Without a sub-select: PostgreSQL would take the way from here to the case and back for a circle.
_OWN_PLACE = "alongside_purpose() or staff_id = alongside_staff()"

# Words typed on a case go with the case: who has lost it reads them no more.
_OWN_OR_SEEN = f"""case when case_public_id is null then staff_id = {_STAFF}
    else exists (select 1 from records_case p where p.public_id = case_public_id) end"""

SEPARATE = {
    "records_namedaccess": {
        "named_read": f"for select using ({_OWN_PLACE})",
        "named_add": f"for insert with check ({_PURPOSE} or {_SEEN})",
        "named_change": f"for update using ({_PURPOSE} or {_SEEN}) with check ({_PURPOSE} or {_SEEN})",
    },
    "records_journalentry": {
        "journal_read": f"for select using ({_PURPOSE} or {_JOURNAL} or {_SEEN} or organisation_id = any ({_PRIVACY}) "
        f"or (case_id is null and (staff_id = {_STAFF} or (staff_id is null and {_SAME_PURPOSE}))))",
        "journal_add": "for insert with check (coalesce(current_setting('alongside.purpose', true), '') <> '' "
        f"or (staff_id = {_STAFF} and (case_id is null or {_SEEN})))",
    },
    "records_draft": {
        "draft_read": f"for select using ({_PURPOSE} or {_OWN_OR_SEEN})",
        "draft_keep": f"for insert with check (staff_id = {_STAFF})",
        "draft_drop": f"for delete using ({_PURPOSE} or {_OWN_OR_SEEN})",
    },
    "records_journalseal": {
        "seal_read": f"for select using ({_JOURNAL})",
        "seal_add": f"for insert with check ({_JOURNAL})",
    },
    "records_lookflag": {
        "flag_read": f"for select using ({_JOURNAL} or organisation_id = any ({_PRIVACY}))",
        "flag_raise": f"for insert with check ({_JOURNAL})",
        "flag_settle": f"for update using (organisation_id = any ({_PRIVACY}) and staff_id <> {_STAFF})",
    },
    "records_accessstatement": {
        "statement_read": f"for select using ({_PURPOSE} or {_SEEN} or organisation_id = any ({_PRIVACY}))",
        "statement_make": f"for insert with check ({_PURPOSE} or (made_by_id = {_STAFF} and {_SEEN}))",
        "statement_check": f"for update using ({_PURPOSE} or (organisation_id = any ({_PRIVACY}) "
        f"and made_by_id <> {_STAFF}))",
    },
}
"""Tables whose reading and writing differ.

Of a list one reads one's own place alone. Who sees the case may add to its list; nobody lets himself in, for the place
being written does not count yet. Places are ended, never deleted. What was done on a case is read by who sees the case
today, oneself included; what was done elsewhere, by oneself, or by the same purpose: a row added is read back.
A privacy officer reads the journal of the organisation, which is ids and verbs, and no row of any case; settles flags
about others and checks statements made by others. The sealer's purpose reads the journal whole, to chain it.
"""

FORCED = [*POLICIES, *SEPARATE]

TRIGGERS = [
    "create or replace trigger person_placed after insert or update on records_caserole "
    "for each row execute function alongside_place_person()",
    "create or replace trigger message_linked after insert on records_messagelink "
    "for each row execute function alongside_place_message()",
    "create or replace trigger journal_is_kept before update or delete on records_journalentry "
    "for each row execute function alongside_refuse_change()",
    "create or replace trigger journal_is_never_emptied before truncate on records_journalentry "
    "for each statement execute function alongside_refuse_change()",
]

TRIGGERS_SINCE = {
    "records_journalseal": [
        "create or replace trigger entry_after_transaction before insert on records_journalentry "
        "for each statement execute function alongside_number_transaction()",
        "create or replace trigger entry_says_when before insert on records_journalentry "
        "for each row execute function alongside_say_when()",
        "create or replace trigger seals_are_kept before update or delete on records_journalseal "
        "for each row execute function alongside_refuse_change()",
        "create or replace trigger seals_are_never_emptied before truncate on records_journalseal "
        "for each statement execute function alongside_refuse_change()",
    ],
}
"""Triggers that came with a table, and wait for it."""


def statements(tables: set[str]) -> list[str]:
    """Everything about those tables, in the order it must be run, as their owner. Run twice it is as once."""
    rules = SEPARATE | {
        table: {f"{table.removeprefix('records_')}_scope": f"using ({rule}) with check ({rule})"}
        for table, rule in POLICIES.items()
    }
    return [
        *FUNCTIONS,
        *(f"alter table {table} {how} row level security" for table in FORCED if table in tables for how in _HOW),
        *(
            statement
            for table in FORCED
            if table in tables
            for name, rule in rules[table].items()
            for statement in (f"drop policy if exists {name} on {table}", f"create policy {name} on {table} {rule}")
        ),
        *TRIGGERS,
        *(trigger for table, triggers in TRIGGERS_SINCE.items() if table in tables for trigger in triggers),
    ]


_HOW = ("enable", "force")


def secure(_apps: Any, editor: Any) -> None:
    """The step of a migration that says all of this to the database, and takes back rights over the journal."""
    with editor.connection.cursor() as cursor:
        tables = set(editor.connection.introspection.table_names(cursor))
    for statement in statements(tables):
        editor.execute(statement)
    whole_reading.permit(editor)
    owner, application = editor.connection.settings_dict["USER"], settings.DATABASES["default"]["USER"]
    if application != owner:
        name = editor.quote_name(application)
        for table in sorted({"records_journalentry", "records_journalseal"} & tables):
            editor.execute(f"revoke update, delete, truncate on {table} from {name}")
