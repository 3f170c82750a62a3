"""In plain SQL: proofs, sessions and tokens are nobody's to make for another, and none that ended comes back."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.utils import encrypt
from django.db import Error, connection, transaction
from django.test import Client

from alongside.gateways.sealing import Unopened
from alongside.records.models import EndedSession, Purge, RestoredCopy, Session, Source, SourceToken, Staff
from alongside.records.sessions import hashed
from alongside.rules.access import Role
from tests import factories as make
from tests.factories import NOW

pytestmark = pytest.mark.django_db
SESSION = (
    "insert into records_session (session_key, session_data, expire_date, staff_id, device, began_at, seen_at)"
    " values (%s, %s, now() + interval '1 day', %s, '', %s, now())"
)


@pytest.fixture
def team() -> make.Team:
    return make.team()


def do(sql: str, *values: Any) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.rowcount)


def refused(sql: str, *values: Any) -> bool:
    """Whether the statement is refused for what it says, or meets no row."""
    try:
        return do(sql, *values) == 0
    except Error as error:
        assert type(error.__cause__).__name__ == "InsufficientPrivilege", error
        return True


def nobody() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select set_config('alongside.staff', '', true), set_config('alongside.purpose', '', true)")


def inside(client: Client) -> bool:
    return client.get("/").status_code == 200


def key(client: Client) -> str:
    return str(client.cookies["sessionid"].value)


def row(client: Client) -> Session:
    with make.hosting():
        return Session.objects.get(pk=hashed(key(client)))


def test_nobody_reads_makes_lengthens_or_ends_the_session_of_another(team: make.Team) -> None:
    theirs = row(make.signed_in(team.manager))
    make.act_as(team.officer)
    assert not Session.objects.filter(staff=team.manager).exists()
    assert refused(SESSION, "x" * 64, theirs.session_data, team.manager.pk, NOW)
    for change in ("seen_at = now()", f"staff_id = {team.officer.pk}"):
        assert refused(f"update records_session set {change} where session_key = %s", theirs.pk)
    assert refused("delete from records_session where session_key = %s", theirs.pk)
    make.act_as(make.member(team.unit, Role.ADMINISTRATOR))
    assert refused("update records_session set seen_at = now() where session_key = %s", theirs.pk)
    assert do("delete from records_session where session_key = %s", theirs.pk) == 1, "to sign somebody out is theirs"


def test_a_session_that_was_signed_out_cannot_be_put_back(team: make.Team) -> None:
    client = make.signed_in(team.officer)
    kept = row(client)
    assert inside(client)
    replay = Client()
    replay.cookies["sessionid"] = key(client)
    client.post("/sign-in/out")
    again = (kept.pk, kept.session_data, kept.staff_id, kept.began_at)
    for who in (lambda: make.act_as(team.officer), nobody):
        who()
        assert refused(SESSION, *again)
        assert refused("delete from records_endedsession")
        assert refused("update records_endedsession set until = now()")
    other = row(make.signed_in(team.officer))
    nobody()
    assert refused("update records_session set session_key = %s where session_key = %s", kept.pk, other.pk)
    assert not inside(replay)
    assert EndedSession.objects.filter(pk=kept.pk).exists()


@pytest.mark.parametrize("later", [timedelta(days=10), timedelta(hours=1), timedelta(seconds=1)])
def test_a_session_made_younger_by_a_statement_is_nobodys(team: make.Team, later: timedelta) -> None:
    client = make.signed_in(team.officer)
    assert inside(client)
    nobody()
    assert do("update records_session set began_at = began_at + %s where session_key = %s", later, row(client).pk) == 1
    assert not inside(client)


def test_a_second_factor_is_added_changed_and_given_by_its_person_alone(team: make.Team) -> None:
    theirs = make.proof(team.manager, {"secret": encrypt("JBSWY3DPEHPK3PXP")})
    mine = make.proof(team.officer, {"secret": encrypt("GEZDGNBVGY3TQOJQ")})
    add = (
        "insert into mfa_authenticator (user_id, type, data, created_at)"
        " select %s, 'webauthn', data, now() from mfa_authenticator where id = %s"
    )
    copy = "update mfa_authenticator set data = (select data from mfa_authenticator where id = %s) where id = %s"
    give = "update mfa_authenticator set user_id = %s where id = %s"
    make.act_as(team.officer)
    assert not Authenticator.objects.filter(user=team.manager).exists()
    assert refused(add, team.manager.pk, mine.pk) and do(add, team.officer.pk, mine.pk) == 1
    for sql in (copy, give):
        assert refused(sql, mine.pk if sql is copy else team.manager.pk, theirs.pk)
        assert refused(sql, mine.pk if sql is copy else team.manager.pk, mine.pk) or sql is copy
    assert refused("delete from mfa_authenticator where id = %s", theirs.pk)
    nobody()
    assert refused(add, team.manager.pk, mine.pk)
    assert refused(copy, mine.pk, theirs.pk)
    assert refused(give, team.manager.pk, mine.pk)
    assert refused("delete from mfa_authenticator where id = %s", theirs.pk)
    assert do("update mfa_authenticator set last_used_at = now() where id = %s", theirs.pk) == 1


def test_at_the_door_a_recovery_code_is_used_up_and_never_given_back(team: make.Team) -> None:
    with make.hosting():
        codes = RecoveryCodes.activate(team.officer)
    nobody()
    shown = codes.get_unused_codes()
    assert codes.validate_code(shown[0]) and not codes.validate_code(shown[0])
    mask = "update mfa_authenticator set data = jsonb_set(data, '{used_mask}', %s::jsonb) where id = %s"
    assert refused(mask, "0", codes.instance.pk)
    assert do(mask, "3", codes.instance.pk) == 1


def test_the_data_of_a_proof_proves_nothing_beside_another_person(team: make.Team) -> None:
    mine = make.proof(team.officer, {"secret": encrypt("JBSWY3DPEHPK3PXP")})
    theirs = make.proof(team.manager, {"secret": encrypt("GEZDGNBVGY3TQOJQ")})
    with make.hosting():
        assert do("update mfa_authenticator set data = %s::jsonb where id = %s", _json(mine), theirs.pk) == 1
        copied, own = Authenticator.objects.get(pk=theirs.pk), Authenticator.objects.get(pk=mine.pk)
    assert own.data["secret"] and not copied.data["secret"]
    with pytest.raises(Unopened):
        TOTP(copied).validate_code("123456")


def _json(one: Authenticator) -> str:
    with connection.cursor() as cursor:
        cursor.execute("select data::text from mfa_authenticator where id = %s", [one.pk])
        return str((cursor.fetchone() or [""])[0])


def test_tokens_are_given_by_the_machines_door_and_by_no_person(team: make.Team) -> None:
    with make.hosting():
        source = Source.objects.create(slug="feed", name="Feed", organisation=team.unit.organisation)
        SourceToken.objects.create(source=source, token_hash="x", expires_at=NOW)
    give = "insert into records_sourcetoken (source_id, token_hash, expires_at) values (%s, 'y', now())"
    for person in (team.officer, team.senior, team.manager, make.member(team.unit, Role.ADMINISTRATOR)):
        make.act_as(person)
        assert refused(give, source.pk)
        assert refused("update records_sourcetoken set expires_at = now() + interval '1 day'")
    assert do("delete from records_sourcetoken") == 1, "an administrator's, who renews its key"


def test_which_copy_this_is_no_statement_makes_and_an_administrator_says_once(team: make.Team) -> None:
    with make.hosting():
        RestoredCopy.objects.create(taken_at=NOW, restored_at=NOW)
    add = "insert into records_restoredcopy (taken_at, restored_at) values (now(), now())"
    live = "update records_restoredcopy set live_at = now(), live_by_id = %s"
    for person in (team.officer, team.manager):
        make.act_as(person)
        assert refused(add) and refused(live, person.pk) and refused("delete from records_restoredcopy")
    make.act_as(admin := make.member(team.unit, Role.ADMINISTRATOR))
    assert refused(add) and refused(live, team.officer.pk)
    assert do(live, admin.pk) == 1
    assert refused("update records_restoredcopy set live_at = null, live_by_id = null")


def test_whom_an_organisations_own_sign_in_names_only_they_themselves_say(team: make.Team) -> None:
    add = (
        "insert into socialaccount_socialaccount (user_id, provider, uid, last_login, date_joined, extra_data)"
        " values (%s, 'there', %s, now(), now(), '{}')"
    )
    make.act_as(team.officer)
    assert refused(add, team.manager.pk, "subject")
    assert do(add, team.officer.pk, "subject") == 1
    assert refused("update socialaccount_socialaccount set uid = 'another'")
    nobody()
    assert refused(add, team.manager.pk, "another")
    assert refused("update socialaccount_socialaccount set user_id = %s", team.manager.pk)


def test_the_application_never_says_which_step_the_tables_are_at() -> None:
    for change in ("delete from django_migrations", "update django_migrations set name = 'x'"):
        assert refused(change)
    assert refused("insert into django_migrations (app, name, applied) values ('records', 'x', now())")


def test_a_purge_is_seen_and_proposed_in_ones_own_organisation(team: make.Team) -> None:
    other = make.team()
    make.act_as(other.senior)
    Purge.objects.create(organisation=other.unit.organisation, proposed_by=other.senior, proposed_at=NOW)
    make.act_as(team.senior)
    assert not Purge.objects.exists()
    with pytest.raises(Error, match="row-level"), transaction.atomic():
        Purge.objects.create(organisation=other.unit.organisation, proposed_by=team.senior, proposed_at=NOW)


def test_a_seal_of_the_journal_follows_the_last_one() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select set_config('alongside.purpose', 'journal', true)")
    add = (
        "insert into records_journalseal (sequence, entry_id, key_id, hash, sealed_at) values (%s, %s, 'k', '', now())"
    )
    assert refused(add, 7, 1)
    assert do(f"{add}, (2, 2, 'k', '', now())", 1, 1) == 2, "several in one statement"
    assert refused(add, 2, 3) and refused(add, 4, 3)


@pytest.mark.parametrize(
    "column", ["email = 'mine@example.invalid'", "username = 'x'", "name = 'x'", "date_joined = now()"]
)
def test_an_administrator_changes_nobodys_names_and_addresses(team: make.Team, column: str) -> None:
    make.act_as(make.member(team.unit, Role.ADMINISTRATOR))
    assert refused(f"update records_staff set {column} where id = %s", team.officer.pk)
    assert refused("update records_staff set password_lent = true where id = %s", team.officer.pk)
    with make.hosting():
        assert do(f"update records_staff set {column} where id = %s", team.officer.pk) == 1


def test_what_is_ones_own_is_still_ones_own(team: make.Team) -> None:
    make.act_as(team.officer)
    own = "update records_staff set password = 'x', password_lent = false, last_login = %s where id = %s"
    assert do(own, datetime.now(UTC), team.officer.pk) == 1
    assert Staff.objects.get(pk=team.officer.pk).password == "x"
