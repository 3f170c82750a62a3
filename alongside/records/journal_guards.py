"""What keeps the journal as it was written: triggers, which bind the owner of its tables too while they are there."""

FUNCTIONS = [
    """create or replace function alongside_refuse_change() returns trigger language plpgsql as
    $$ begin raise exception 'the journal is only ever added to'; end $$""",
    # Before an entry has its number its transaction has one: so who asks which transactions are under way knows of
    # every number that may still come (decision 0012).
    """create or replace function alongside_number_transaction() returns trigger language plpgsql as
    $$ begin perform pg_current_xact_id(); return null; end $$""",
    # The database's own clock and the sequence's own number, whatever the program said: a number from far ahead would
    # stop the sealer, and one kept back would come after its neighbours are sealed. What its owner puts back from a
    # backup keeps both.
    """create or replace function alongside_say_when() returns trigger language plpgsql as
    $$ begin
        if current_user::regrole <> (select relowner from pg_class where oid = tg_relid) then
            new.recorded_at := clock_timestamp();
            new.id := nextval('public.records_journalentry_id_seq');
        end if;
        return new;
    end $$""",
]

KEPT = [
    "create or replace trigger journal_is_kept before update or delete on records_journalentry "
    "for each row execute function alongside_refuse_change()",
    "create or replace trigger journal_is_never_emptied before truncate on records_journalentry "
    "for each statement execute function alongside_refuse_change()",
]
"""The journal is only ever added to."""

SINCE = {
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
