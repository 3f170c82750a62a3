"""What people may write on a case of theirs, row by row: nobody writes in another's name, nor undoes what two decide.

Row-level security says which rows; these triggers say which of their columns, and what. A purpose writes as it must.
"""

from alongside.rules.standing import Place

_TODAY = """m.case_id = new.case_id and m.staff_id = alongside_staff() and m.starts_on <= alongside_on()
    and (m.ends_on is null or m.ends_on >= alongside_on()) and (m.ends_at is null or m.ends_at > alongside_at())"""

FUNCTIONS = [
    # Who is on a sealed case for a while adds nobody to its list, and puts themselves on none.
    f"""create or replace function alongside_guard_place() returns trigger language plpgsql as
    $$ begin
    if alongside_purpose() or exists (
        select 1 from records_namedaccess m where {_TODAY} and m.place = '{Place.LISTED}') then return new; end if;
    if exists (select 1 from records_case where id = new.case_id and restricted)
        or (new.staff_id = alongside_staff() and exists (select 1 from records_namedaccess m where {_TODAY}
            and m.place in ('{Place.EMERGENCY}', '{Place.SAMPLE}')) and not exists (
            select 1 from records_case where id = new.case_id
                and (owner_id = alongside_staff() or unit_id = any (alongside_senior())))) then
        raise insufficient_privilege using message = 'who is here for a while gives nobody a place';
    end if;
    return new; end $$""",  # noqa: S608  our own words
    # `age`: agreed to in this very transaction, so that what was once agreed to lifts no later seal.
    """create or replace function alongside_guard_case() returns trigger language plpgsql as
    $$ begin
    if alongside_purpose() then return new; end if;
    if (new.unit_id, new.organisation_id, new.limited)
        is distinct from (old.unit_id, old.organisation_id, old.limited) then
        raise insufficient_privilege using message = 'a case keeps its unit and its limits, whoever works on it';
    end if;
    if old.restricted and not new.restricted and not exists (
        select 1 from records_foureyes e where e.case_id = old.id and e.what = 'seal' and e.agreed
            and e.decided_by_id = alongside_staff() and age(e.xmin) <= 0) then
        raise insufficient_privilege using message = 'a seal is lifted by whom another asked';
    end if;
    return new; end $$""",
    # The trigger names who asks, who decides, and what else is written by deciding.
    """create or replace function alongside_guard_two() returns trigger language plpgsql as
    $$ declare me constant text := alongside_staff()::text; begin
    if alongside_purpose() then return coalesce(new, old); end if;
    if tg_op = 'INSERT' and to_jsonb(new) ->> tg_argv[0] = me and to_jsonb(new) ->> tg_argv[1] is null then
        return new;
    end if;
    if tg_op = 'UPDATE' and to_jsonb(new) ->> tg_argv[1] = me and to_jsonb(old) ->> tg_argv[1] is null
        and to_jsonb(new) - tg_argv[1:] = to_jsonb(old) - tg_argv[1:] then
        return new;
    end if;
    raise insufficient_privilege using message = 'asked and decided in one''s own name, once';
    end $$""",
]


def _two(table: str, *columns: str) -> str:
    return (
        f"create or replace trigger two_people before insert or update or delete on {table} "
        f"for each row execute function alongside_guard_two({', '.join(columns)})"
    )


TRIGGERS = [
    "create or replace trigger place_is_guarded before insert on records_namedaccess "
    "for each row execute function alongside_guard_place()",
    "create or replace trigger case_is_guarded before update of restricted, limited, unit_id, organisation_id "
    "on records_case for each row execute function alongside_guard_case()",
    _two("records_foureyes", "asked_by_id", "decided_by_id", "decided_at", "agreed", "found"),
    _two("records_accessstatement", "made_by_id", "checked_by_id", "checked_at", "outcome"),
    _two("records_purge", "proposed_by_id", "applied_by_id", "applied_at", "certificate"),
]
