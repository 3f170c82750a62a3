"""Who sees which row, said by PostgreSQL itself.

The acting person, purpose and day stand in settings of the transaction (`queries.scope.set_acting`). With none set no
case row is seen. Each policy is an `exists` by primary key beside the query's own conditions, so that plans keep their
indexes.
"""

from alongside.rules.access import CASE_ROLES, Role

_STAFF = "(select alongside_staff())"
_ON = "(select alongside_on())"
_PURPOSE = "(select alongside_purpose())"

_CASE_ROLES = ", ".join(f"'{role}'" for role in sorted(CASE_ROLES))
_DESK_ROLES = ", ".join(f"'{role}'" for role in sorted([Role.SENIOR, Role.DUTY, Role.MANAGER]))

FUNCTIONS = [
    """create function alongside_staff() returns bigint language sql stable parallel safe as
    $$ select nullif(current_setting('alongside.staff', true), '')::bigint $$""",
    """create function alongside_on() returns date language sql stable parallel safe as
    $$ select nullif(current_setting('alongside.on', true), '')::date $$""",
    """create function alongside_purpose() returns boolean language sql stable parallel safe as
    $$ select coalesce(current_setting('alongside.purpose', true), '') <> '' $$""",
    # A row that stands in no case yet (it is being made) is seen by its organisation; these end that at once.
    """create function alongside_place_person() returns trigger language plpgsql as
    $$ begin update records_person set placed = true where id = new.person_id and not placed; return new; end $$""",
    """create function alongside_place_message() returns trigger language plpgsql as
    $$ begin update records_inboundmessage set linked = true where id = new.message_id and not linked; return new; end $$""",
    """create function alongside_refuse_change() returns trigger language plpgsql as
    $$ begin raise exception 'the journal is only ever added to'; end $$""",
]

_MEMBER = f"""select m.unit_id from records_membership m where m.staff_id = {_STAFF} and m.role in ({_CASE_ROLES})
    and m.starts_on <= {_ON} and (m.ends_on is null or m.ends_on >= {_ON})"""

_ORGANISATION = f"""select u.organisation_id from records_membership m join records_unit u on u.id = m.unit_id
    where m.staff_id = {_STAFF} and m.starts_on <= {_ON} and (m.ends_on is null or m.ends_on >= {_ON})"""

_DESK = f"""exists (select 1 from records_membership m where m.staff_id = {_STAFF} and m.role in ({_DESK_ROLES})
    and m.starts_on <= {_ON} and (m.ends_on is null or m.ends_on >= {_ON}))"""

CASE = f"""{_PURPOSE} or (unit_id in ({_MEMBER}) and (not restricted or exists (
    select 1 from records_namedaccess n where n.case_id = records_case.id and n.staff_id = {_STAFF}
    and n.starts_on <= {_ON} and (n.ends_on is null or n.ends_on >= {_ON}))))"""

PERSON = f"""{_PURPOSE} or (organisation_id in ({_ORGANISATION}) and (
    exists (select 1 from records_caserole r where r.person_id = records_person.id)
    or not placed))"""

MESSAGE = f"""{_PURPOSE} or exists (select 1 from records_messagelink l where l.message_id = records_inboundmessage.id)
    or (({_DESK}) and (organisation_id is null or organisation_id in ({_ORGANISATION}))
        and not linked)"""


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
    "records_messageidentifier": f"{_PURPOSE} or {_by('records_messageidentifier', 'message_id', 'records_inboundmessage')}",
    "records_eligiblestub": f"{_PURPOSE} or ({_DESK})",
    "records_silencedtrace": f"{_PURPOSE} or ({_DESK})",
}
"""What the application's role may see and write, table by table."""

SEPARATE = [
    # Reading the list is for the people on it; writing it is an action's business, checked there.
    f"create policy named_read on records_namedaccess for select using ({_PURPOSE} or staff_id = {_STAFF})",
    "create policy named_add on records_namedaccess for insert with check (true)",
    "create policy named_change on records_namedaccess for update using (true) with check (true)",
    "create policy journal_read on records_journalentry for select using "
    f"({_PURPOSE} or staff_id = {_STAFF} or "
    "(case_id is not null and exists (select 1 from records_case p where p.id = case_id)))",
    f"create policy journal_add on records_journalentry for insert with check ({_PURPOSE} or staff_id = {_STAFF})",
]

FORCED = [*POLICIES, "records_namedaccess", "records_journalentry"]

TRIGGERS = [
    "create trigger person_placed after insert or update on records_caserole "
    "for each row execute function alongside_place_person()",
    "create trigger message_linked after insert on records_messagelink "
    "for each row execute function alongside_place_message()",
    "create trigger journal_is_kept before update or delete on records_journalentry "
    "for each row execute function alongside_refuse_change()",
    "create trigger journal_is_never_emptied before truncate on records_journalentry "
    "for each statement execute function alongside_refuse_change()",
]


def statements() -> list[str]:
    """Everything, in the order it must be run, as the owner of the tables."""
    return [
        *FUNCTIONS,
        *(f"alter table {table} enable row level security" for table in FORCED),
        *(f"alter table {table} force row level security" for table in FORCED),
        *(
            f"create policy {table.removeprefix('records_')}_scope on {table} using ({rule}) with check ({rule})"
            for table, rule in POLICIES.items()
        ),
        *SEPARATE,
        *TRIGGERS,
    ]
