"""The rows by which somebody proves who they are, and those that say what this database is.

At the door nobody acts yet, so at the door these rows are read, sessions are made and a code is marked as used; whoever
acts writes their own alone. What nobody can do by any statement: bring an ended session back, give a second factor to
somebody else, or change which step the tables are at.
"""

from alongside.records.row_conditions import ORGANISATIONS, PRIVACY, PURPOSE, STAFF

_HOSTS = "(select alongside_hosts())"
_NOBODY = f"{STAFF} is null"
_ADMINISTERED = "(select alongside_administered())::bigint[]"

FUNCTIONS = [
    # Accounts of others, of an organisation one administers. In PL/pgSQL: every request plans the rule that asks it.
    """create or replace function alongside_looks_after(person bigint) returns boolean language plpgsql stable as
    $$ begin return person <> alongside_staff() and exists (
        select 1 from records_membership m join records_unit u on u.id = m.unit_id
        where m.staff_id = person and u.organisation_id = any (alongside_administered())); end $$""",
    # The table of ended sessions is the owner's alone: this one function writes there for whoever ends one.
    """create or replace function alongside_end_session() returns trigger language plpgsql security definer as
    $$ begin
    delete from public.records_endedsession where until < clock_timestamp();
    insert into public.records_endedsession (session_key, until)
        values (old.session_key, clock_timestamp() + interval '2 days') on conflict do nothing;
    return null; end $$""",
    """create or replace function alongside_begin_session() returns trigger language plpgsql security definer as
    $$ begin
    if (tg_op = 'UPDATE' and new.session_key = old.session_key) or (tg_op = 'INSERT' and not exists (
        select 1 from public.records_endedsession where session_key = new.session_key)) then return new; end if;
    raise insufficient_privilege using message = 'a session that has ended is over';
    end $$""",
    """create or replace function alongside_guard_proof() returns trigger language plpgsql as
    $$ declare using_up constant text[] := array['used_mask', 'migrated_codes', 'viewed_at'];
        unchanged constant boolean := (new.id, new.user_id, new.type)
            is not distinct from (old.id, old.user_id, old.type);
        before constant jsonb := old.data::jsonb; since constant jsonb := new.data::jsonb; begin
    if unchanged and (old.user_id = alongside_staff() or alongside_purpose() or alongside_hosts()) then
        return new;
    end if;
    -- At the door a code is marked as used, and stays so.
    if unchanged and alongside_staff() is null and before - using_up = since - using_up
        and ((before ->> 'used_mask')::bigint & (since ->> 'used_mask')::bigint)
            is not distinct from (before ->> 'used_mask')::bigint
        and coalesce(before -> 'migrated_codes' @> (since -> 'migrated_codes'), not since ? 'migrated_codes') then
        return new;
    end if;
    raise insufficient_privilege using message = 'proofs are a person''s own';
    end $$""",
    """create or replace function alongside_guard_link() returns trigger language plpgsql as
    $$ begin
    if (new.id, new.user_id, new.provider, new.uid) is not distinct from (old.id, old.user_id, old.provider, old.uid)
        then return new; end if;
    raise insufficient_privilege using message = 'whom an organisation''s own sign-in names is never changed';
    end $$""",
    """create or replace function alongside_guard_copy() returns trigger language plpgsql as
    $$ begin
    if alongside_hosts() or (old.live_at is null and new.live_by_id = alongside_staff()
        and (new.id, new.taken_at, new.restored_at) is not distinct from (old.id, old.taken_at, old.restored_at))
        then return new; end if;
    raise insufficient_privilege using message = 'a copy is made live once, in one''s own name';
    end $$""",
    # Its owner puts back what a backup holds, in whatever order.
    """create or replace function alongside_follow_seal() returns trigger language plpgsql as
    $$ begin
    if current_user::regrole = (select relowner from pg_class where oid = tg_relid)
        or new.sequence = 1 + coalesce((select max(sequence) from records_journalseal), 0) then return new; end if;
    raise insufficient_privilege using message = 'a seal follows the last one';
    end $$""",
]

_PROVED_BY = f"user_id = {STAFF} or {_NOBODY}"
_AT_A_DESK = "cardinality((select alongside_desks())::bigint[]) > 0"
_OWN_SESSION = f"staff_id is null or staff_id = {STAFF} or {_NOBODY}"

SEPARATE = {
    # Whose session it is, every request asks before anybody acts.
    "records_session": {
        "session_read": f"for select using ({_OWN_SESSION} or alongside_looks_after(staff_id))",
        "session_begin": f"for insert with check ({_OWN_SESSION})",
        "session_see": f"for update using ({_OWN_SESSION}) with check ({_OWN_SESSION})",
        "session_end": f"for delete using ({_OWN_SESSION} or alongside_looks_after(staff_id))",
    },
    "mfa_authenticator": {
        "proof_read": f"for select using ({_PROVED_BY} or alongside_looks_after(user_id))",
        "proof_add": f"for insert with check (user_id = {STAFF} or {_HOSTS})",
        "proof_use": f"for update using ({_PROVED_BY}) with check ({_PROVED_BY})",
        "proof_end": f"for delete using (user_id = {STAFF} or {_HOSTS} or alongside_looks_after(user_id))",
    },
    "socialaccount_socialaccount": {
        "link_read": "for select using (true)",
        "link_add": f"for insert with check (user_id = {STAFF} or {_HOSTS})",
        "link_use": f"for update using ({_PROVED_BY}) with check ({_PROVED_BY})",
        "link_end": f"for delete using (user_id = {STAFF} or {_HOSTS})",
    },
    "records_sourcetoken": {
        "token_read": "for select using (true)",  # nosec B105 - the name of a row rule
        "token_give": f"for insert with check ({PURPOSE} or {_HOSTS})",
        "token_end": f"""for delete using ({PURPOSE} or {_HOSTS} or exists (select 1 from records_source s
            where s.id = source_id and s.organisation_id = any ({_ADMINISTERED})))""",  # noqa: S608  our own words
    },
    # Made by a restore alone, which is the owner's.
    "records_restoredcopy": {
        "copy_read": "for select using (true)",
        "copy_made": f"for insert with check ({_HOSTS} or current_setting('alongside.purpose', true) = 'backup')",
        "copy_live": f"for update using ({_HOSTS} or cardinality({_ADMINISTERED}) > 0)",
    },
    "records_feedcount": {
        "count_read": "for select using (true)",
        "count_add": f"for insert with check ({PURPOSE} or {_AT_A_DESK})",
        "count_change": f"for update using ({PURPOSE} or {_AT_A_DESK})",
    },
}
"""Only the privacy officer's and the administrator's reading is wider than one's own."""

ALIKE = {
    "records_purge": f"{PURPOSE} or organisation_id = any ({ORGANISATIONS}) or organisation_id = any ({PRIVACY})",
}


def _trigger(name: str, when: str, table: str, function: str) -> str:
    return f"create or replace trigger {name} {when} on {table} for each row execute function {function}()"


TRIGGERS = [
    _trigger("session_is_over", "after delete", "records_session", "alongside_end_session"),
    _trigger("session_begins_once", "before insert or update", "records_session", "alongside_begin_session"),
    _trigger("proof_is_guarded", "before update", "mfa_authenticator", "alongside_guard_proof"),
    _trigger("link_is_guarded", "before update", "socialaccount_socialaccount", "alongside_guard_link"),
    _trigger("copy_is_guarded", "before update", "records_restoredcopy", "alongside_guard_copy"),
    _trigger("seal_follows", "before insert", "records_journalseal", "alongside_follow_seal"),
]
