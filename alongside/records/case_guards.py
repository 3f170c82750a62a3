"""What of a case's rows stays as it was made, and who may say whose a case is: in PostgreSQL, as `rules.access` has it.

Row-level security says which rows somebody may write; these triggers say which of their columns, and what. A purpose
writes as it must: records are merged, and a list of another agency is honoured, by the program and never by a person's
own statement.
"""

from alongside.records.row_conditions import PAIR, PURPOSE, WORKED, of_case
from alongside.rules.roles import CASE_ROLES, Role
from alongside.rules.standing import Ground, Place

SINCE = "records_endedsession"
"""The table that came with these rules: the migrations before it changed tables that the triggers speak of."""

_CASE_ROLES = ", ".join(f"'{role}'" for role in sorted(CASE_ROLES))
_TODAY = """m.staff_id = alongside_staff() and m.starts_on <= alongside_on()
    and (m.ends_on is null or m.ends_on >= alongside_on()) and (m.ends_at is null or m.ends_at > alongside_at())"""

FUNCTIONS = [
    """create or replace function alongside_sees_message(message bigint) returns boolean language plpgsql stable as
    $$ begin return exists (select 1 from records_inboundmessage where id = message); end $$""",
    """create or replace function alongside_leads(unit bigint, team bigint) returns boolean language plpgsql stable as
    $$ begin return unit = any (alongside_led())
        or (unit = any (alongside_senior()) and (team is null or team = any (alongside_teams()))); end $$""",
    # `rules.standing.ground`, of a case that the acting person may know of.
    f"""create or replace function alongside_ground(c records_case) returns text language plpgsql stable as
    $$ declare places text[]; begin
    places := array(select m.place from records_namedaccess m where m.case_id = c.id and {_TODAY});
    return case
        when c.restricted and not '{Place.LISTED}' = any (places) then '{Ground.EMERGENCY}'
        when c.owner_id = alongside_staff() then '{Ground.OWNER}'
        when c.owner_id * {PAIR} + c.unit_id = any (alongside_covered()) then '{Ground.COVER}'
        when '{Place.CO_WORKER}' = any (places) then '{Ground.CO_WORKER}'
        when alongside_leads(c.unit_id, c.team_id) then '{Ground.SENIOR}'
        when c.restricted then '{Ground.LISTED}'
        when c.alert_until >= alongside_on() and c.unit_id = any (alongside_on_duty()) then '{Ground.DUTY}'
        when c.owner_id is null and c.unit_id = any (alongside_units()) then '{Ground.NOBODYS}'
        when '{Place.EMERGENCY}' = any (places) then '{Ground.EMERGENCY}'
        when '{Place.SAMPLE}' = any (places) then '{Ground.SAMPLE}' end; end $$""",  # noqa: S608  our own words
    # Whom the web would let decide what another asked for: a senior who leads the case, on the list of a sealed one.
    """create or replace function alongside_decides(decided bigint) returns boolean language plpgsql stable as
    $$ declare c records_case; begin
    select * into c from records_case where id = decided;
    return found and alongside_leads(c.unit_id, c.team_id)
        and alongside_ground(c) is distinct from 'emergency'; end $$""",
    # `age`: agreed to in this very transaction, so that what was once agreed to lets nothing else through later.
    """create or replace function alongside_agreed(
        wanted text, of_case bigint, of_event bigint, of_field text, of_person bigint
    ) returns boolean language plpgsql stable as
    $$ begin return exists (select 1 from records_foureyes e where e.what = wanted and e.agreed
        and e.decided_by_id = alongside_staff() and age(e.xmin) <= 0
        and (of_case is null or e.case_id = of_case) and (of_event is null or e.event_id = of_event)
        and (of_field is null or e.field = of_field) and (of_person is null or e.person_id = of_person)); end $$""",
    """create or replace function alongside_keep_part() returns trigger language plpgsql as
    $$ begin
    if alongside_purpose() then return new; end if;
    if tg_op = 'INSERT' and new.home_id is null then return new; end if;
    if tg_op = 'UPDATE' and (new.public_id, new.case_id, new.person_id, new.home_id)
        is not distinct from (old.public_id, old.case_id, old.person_id, old.home_id) then return new; end if;
    raise insufficient_privilege using message = 'whose part it is, and in which case, is never changed by people';
    end $$""",
    f"""create or replace function alongside_keep_case() returns trigger language plpgsql as
    $$ declare stands text; manages boolean; begin
    if alongside_purpose() then return new; end if;
    if tg_op = 'INSERT' then
        if alongside_sees_person(new.person_id) then return new; end if;
        raise insufficient_privilege using message = 'a case is opened for a person one sees';
    end if;
    if (new.public_id, new.reference, new.person_id)
        is distinct from (old.public_id, old.reference, old.person_id) then
        raise insufficient_privilege using message = 'a case keeps its person and its reference';
    end if;
    -- Deeper than the statement itself it is our own trigger on the events that says it.
    if new.alert_until is distinct from old.alert_until and pg_trigger_depth() < 2 then
        raise insufficient_privilege using message = 'what waits on a case, its events say';
    end if;
    if (new.owner_id, new.team_id) is not distinct from (old.owner_id, old.team_id) then return new; end if;
    stands := alongside_ground(old);
    manages := old.unit_id = any (alongside_managed());
    if stands is not distinct from '{Ground.EMERGENCY}' or not (manages or stands in ('{Ground.OWNER}',
            '{Ground.NOBODYS}') or (stands is not null and exists (select 1 from records_membership m
            where m.staff_id = alongside_staff() and m.unit_id = old.unit_id and m.role in ('{Role.SENIOR}',
                '{Role.DUTY}') and m.starts_on <= alongside_on()
                and coalesce(m.ends_on, 'infinity') >= alongside_on())))
    then
        raise insufficient_privilege using message = 'a case is given by its officer or by who shares out cases';
    end if;
    if new.owner_id = alongside_staff() and new.owner_id is distinct from old.owner_id
        and coalesce(stands, '{Ground.SAMPLE}') = '{Ground.SAMPLE}' then
        raise insufficient_privilege using message = 'who shares out cases takes none by it';
    end if;
    if new.owner_id is distinct from old.owner_id and new.owner_id is not null and not exists (
        select 1 from records_membership m where m.staff_id = new.owner_id and m.unit_id = old.unit_id
            and m.role in ({_CASE_ROLES}) and m.starts_on <= alongside_on()
            and coalesce(m.ends_on, 'infinity') >= alongside_on()) then
        raise insufficient_privilege using message = 'a case is given to who works cases in its unit';
    end if;
    return new; end $$""",  # noqa: S608  our own words
    """create or replace function alongside_guard_decider() returns trigger language plpgsql as
    $$ begin
    if alongside_purpose() or new.decided_by_id is not distinct from old.decided_by_id
        or alongside_decides(new.case_id) then return new; end if;
    raise insufficient_privilege using message = 'a senior who leads the case decides';
    end $$""",
    """create or replace function alongside_guard_hold() returns trigger language plpgsql as
    $$ declare me constant bigint := alongside_staff(); asking constant text[] :=
        array['lift_asked_by_id', 'lift_asked_at', 'lift_why']; lifting constant text[] :=
        array['lifted_by_id', 'lifted_at']; begin
    if alongside_purpose() then return coalesce(new, old); end if;
    if tg_op = 'INSERT' and new.placed_by_id = me and new.lift_asked_by_id is null and new.lifted_by_id is null then
        return new;
    end if;
    if tg_op = 'UPDATE' and old.lifted_by_id is null and exists (select 1 from records_case c where c.id = old.case_id
            and (alongside_leads(c.unit_id, c.team_id) or c.unit_id = any (alongside_managed())))
        and ((to_jsonb(new) - asking = to_jsonb(old) - asking and new.lift_asked_by_id = me)
            or (to_jsonb(new) - lifting = to_jsonb(old) - lifting and new.lifted_by_id = me
                and old.lift_asked_by_id <> me)) then
        return new;
    end if;
    raise insufficient_privilege using message = 'a hold is ended by whom another asked, each in their own name';
    end $$""",
    """create or replace function alongside_guard_release() returns trigger language plpgsql as
    $$ begin
    if alongside_purpose() or (tg_op <> 'DELETE' and new.released_by_id = alongside_staff()
        and alongside_agreed('fence', new.case_id, new.event_id, new.field, null)) then
        return coalesce(new, old);
    end if;
    raise insufficient_privilege using message = 'what came fenced is released by whom another asked';
    end $$""",
    """create or replace function alongside_guard_hidden() returns trigger language plpgsql as
    $$ begin
    if alongside_purpose() or (new.location_protected_on, new.location_protected_by_id)
        is not distinct from (old.location_protected_on, old.location_protected_by_id)
        or (old.location_protected_on is null and new.location_protected_by_id = alongside_staff())
        or (new.location_protected_on is null and new.location_protected_by_id is null
            and alongside_agreed('location', null, null, null, old.id)) then return new; end if;
    raise insufficient_privilege using message = 'where somebody is is shown again by whom another asked';
    end $$""",
    """create or replace function alongside_guard_conflict() returns trigger language plpgsql as
    $$ declare own constant text[] := array['confirmed_at', 'end_asked_at'];
        ending constant text[] := array['ended_at', 'ended_by_id']; begin
    if alongside_purpose() then return new; end if;
    if old.ended_at is null and ((old.staff_id = alongside_staff()
            and to_jsonb(new) - own = to_jsonb(old) - own)
        or (old.staff_id <> alongside_staff() and old.end_asked_at is not null
            and new.ended_by_id = alongside_staff()
            and to_jsonb(new) - ending = to_jsonb(old) - ending)) then return new; end if;
    raise insufficient_privilege using message = 'a declaration stands as it was made, and another ends it';
    end $$""",
]


def _before(when: str, table: str, name: str, function: str) -> str:
    return f"create or replace trigger {name} before {when} on {table} for each row execute function {function}"


TRIGGERS = [
    _before("insert or update", "records_caserole", "part_is_kept", "alongside_keep_part()"),
    _before("insert or update", "records_case", "case_is_kept", "alongside_keep_case()"),
    _before("update", "records_foureyes", "decider_is_guarded", "alongside_guard_decider()"),
    _before("insert or update or delete", "records_legalhold", "hold_is_guarded", "alongside_guard_hold()"),
    _before("insert or update or delete", "records_fencerelease", "release_is_guarded", "alongside_guard_release()"),
    _before("update", "records_person", "hidden_place_is_guarded", "alongside_guard_hidden()"),
    _before("update", "records_conflict", "declaration_is_kept", "alongside_guard_conflict()"),
    # The trigger of what two people do, for rows that a purpose makes: who answers, and what is written by answering.
    *(
        _before("update", table, "answer_is_guarded", f"alongside_guard_two({', '.join(columns)})")
        for table, *columns in (
            ("records_emergencyuse", "staff_id", "reviewed_by_id", "reviewed_at", "verdict", "review_words"),
            ("records_lookflag", "staff_id", "settled_by_id", "settled_at", "outcome"),
            ("records_duplicate", "case_id", "settled_by_id", "settled_at"),
        )
    ),
]

_LINKED = of_case("records_messagelink", WORKED)

SEPARATE = {
    # Who could tie a message to a case of theirs would read any message of anybody by it.
    "records_messagelink": {
        "messagelink_read": f"for select using ({_LINKED})",
        "messagelink_add": f"for insert with check ({PURPOSE} or (({_LINKED}) and alongside_sees_message(message_id)))",
        "messagelink_change": f"for update using ({PURPOSE}) with check ({PURPOSE})",
        "messagelink_end": f"for delete using ({PURPOSE})",
    },
}
