"""The rows on which access rests: who may write them.

Everybody reads them, for the functions of row-level security do; none of them says anything of a victim. They are
written by who may give access: an administrator for others of the same organisation, never for themselves; an officer
or their senior for cover; and the purposes of whoever runs the installation. Nobody becomes a senior by a statement
that the program was led to make.

A later migration that writes here as the owner says its purpose first, as everybody else: the rules are forced on it.
"""

from alongside.rules.access import CASE_ROLES, FORBIDDEN_TOGETHER, PURPOSES, Verb

_HOSTING = ", ".join(f"'{name}'" for name, verbs in sorted(PURPOSES.items()) if Verb.ADD_STAFF in verbs)
_CASE_ROLES = ", ".join(f"'{role}'" for role in sorted(CASE_ROLES))
_APART = ", ".join(f"'{role}'" for role in sorted(FORBIDDEN_TOGETHER))

_NOBODY = "alongside_staff() is null and coalesce(current_setting('alongside.purpose', true), '') in ('', 'door')"

FUNCTIONS = [
    f"""create or replace function alongside_hosts() returns boolean language sql stable parallel safe as
    $$ select coalesce(current_setting('alongside.purpose', true), '') in ({_HOSTING}) $$""",
    # Somebody's proofs and language are their own; at the door, before anybody acts, a password may be hashed anew and
    # the time of it written down. An administrator shuts an account and opens it again, never their own; its names and
    # addresses, by which an organisation's own sign-in finds it, are written by whoever runs the installation.
    f"""create or replace function alongside_guard_account() returns trigger language plpgsql as
    $$ declare own constant text[] := array['password', 'last_login', 'language', 'password_lent']; begin
    if alongside_hosts() then return new; end if;
    if new.is_active is distinct from old.is_active and (
        old.id is not distinct from alongside_staff() or not exists (
            select 1 from records_membership m join records_unit u on u.id = m.unit_id
            where m.staff_id = old.id and u.organisation_id = any (alongside_administered()))) then
        raise insufficient_privilege using message = 'an account is changed by an administrator of its organisation';
    end if;
    if to_jsonb(new) - own - 'is_active' is distinct from to_jsonb(old) - own - 'is_active' then
        raise insufficient_privilege using message = 'whose account it is stays as an administrator opened it';
    end if;
    if to_jsonb(new) - 'is_active' is distinct from to_jsonb(old) - 'is_active'
        and old.id is distinct from alongside_staff()
        and not ({_NOBODY} and new.password_lent is not distinct from old.password_lent) then
        raise insufficient_privilege using message = 'proofs and language are a person''s own';
    end if;
    return new; end $$""",
    """create or replace function alongside_guard_source() returns trigger language plpgsql as
    $$ begin
    if (new.key_hash, new.slug, new.organisation_id, new.active)
        is distinct from (old.key_hash, old.slug, old.organisation_id, old.active)
        and not alongside_hosts() and not coalesce(old.organisation_id = any (alongside_administered()), false) then
        raise insufficient_privilege using message = 'a source''s key is given by an administrator of its organisation';
    end if;
    return new; end $$""",
    # Who gives access away never watches its use: not on one day, in whichever units of an organisation.
    f"""create or replace function alongside_keep_apart() returns trigger language plpgsql as
    $$ begin
    if new.role not in ({_APART}) then return new; end if;
    perform 1 from records_staff where id = new.staff_id for no key update;  -- two at once come one after the other
    if exists (
        select 1 from records_membership m join records_unit u on u.id = m.unit_id
        where m.staff_id = new.staff_id and m.id is distinct from new.id
            and m.role in ({_APART}) and m.role <> new.role
            and u.organisation_id = (select organisation_id from records_unit where id = new.unit_id)
            and m.starts_on <= coalesce(new.ends_on, 'infinity') and coalesce(m.ends_on, 'infinity') >= new.starts_on
    ) then
        raise check_violation using message = 'nobody is administrator and privacy officer at once',
            constraint = 'roles_apart';
    end if;
    return new; end $$""",
]

_HOSTS = "(select alongside_hosts())"
_PURPOSE = "(select alongside_purpose())"
_STAFF = "(select alongside_staff())"
_ADMINISTERED = "(select alongside_administered())::bigint[]"


def _administered_unit(column: str) -> str:
    return f"exists (select 1 from records_unit u where u.id = {column} and u.organisation_id = any ({_ADMINISTERED}))"


def _written(name: str, *, add: str, change: str, end: str, lock: bool = False) -> dict[str, str]:
    """Everybody reads; `lock` lets everybody lock a row that they may not change."""
    return {
        f"{name}_read": "for select using (true)",
        f"{name}_add": f"for insert with check ({add})",
        f"{name}_change": f"for update using ({'true' if lock else change}) with check ({change})",
        f"{name}_end": f"for delete using ({end})",
    }


_GIVEN = f"{_HOSTS} or (staff_id <> {_STAFF} and {_administered_unit('unit_id')})"
_OF_A_UNIT = f"{_HOSTS} or {_administered_unit('unit_id')}"
_STOOD_IN = f"""{_HOSTS} or (exists (
        select 1 from records_membership m where m.staff_id = officer_id and m.unit_id = records_cover.unit_id
            and m.role in ({_CASE_ROLES}) and m.starts_on <= records_cover.ends_on
            and (m.ends_on is null or m.ends_on >= records_cover.starts_on))
    and (officer_id = {_STAFF} or unit_id = any ((select alongside_led())::bigint[])
    or (unit_id = any ((select alongside_senior())::bigint[]) and exists (
        select 1 from records_membership m where m.staff_id = officer_id and m.unit_id = records_cover.unit_id
            and m.role in ({_CASE_ROLES})
            and (m.team_id is null or m.team_id = any ((select alongside_teams())::bigint[]))))))"""
_HEARD = f"""{_HOSTS} or {_PURPOSE} or organisation_id = any ({_ADMINISTERED})
    or organisation_id = any ((select alongside_desks())::bigint[])
    or (organisation_id is null and cardinality((select alongside_desks())::bigint[]) > 0)"""

POLICIES = {
    "records_organisation": _written("organisation", add=_HOSTS, change=_HOSTS, end=_HOSTS, lock=True),
    "records_unit": _written("unit", add=_HOSTS, change=_HOSTS, end=_HOSTS, lock=True),
    "records_team": _written("team", add=_OF_A_UNIT, change=_OF_A_UNIT, end=_OF_A_UNIT),
    "records_membership": _written("membership", add=_GIVEN, change=_GIVEN, end=_GIVEN),
    # Which of its columns, a trigger says.
    "records_staff": _written(
        "staff", add=f"{_HOSTS} or cardinality({_ADMINISTERED}) > 0", change="true", end=_HOSTS, lock=True
    ),
    "records_cover": _written("cover", add=_STOOD_IN, change=_STOOD_IN, end=_HOSTS),
    # What people bring by hand is a source from the first time somebody does.
    "records_source": _written(
        "source", add=f"{_HOSTS} or ({_PURPOSE} and organisation_id is null)", change=_HEARD, end=_HOSTS, lock=True
    ),
}

TRIGGERS = [
    "create or replace trigger account_is_guarded before update on records_staff "
    "for each row execute function alongside_guard_account()",
    "create or replace trigger source_is_guarded before update on records_source "
    "for each row execute function alongside_guard_source()",
    "create or replace trigger roles_are_apart before insert or update on records_membership "
    "for each row execute function alongside_keep_apart()",
]

SINCE = "records_foureyes"
"""The migrations up to the one that made this table filled columns here as the owner: these rules come after them."""
