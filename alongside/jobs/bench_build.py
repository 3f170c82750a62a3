"""The bench's own database: an organisation, a unit, officers who are signed in, and the cases.

Lives in a folder of its own below ALONGSIDE_HOME. Whatever DATABASE_URL says, nothing else is ever touched.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path

from alongside.jobs import bench_cases, ground, tables
from alongside.jobs.bench_cases import Loaded, Place

OFFICERS_SIGNED_IN = 8
SOURCE = "bench"


def own_home(cases: int) -> Path:
    """The folder of a bench of this size. Settings are read from the environment once: call before they are."""
    usual = Path(__file__).resolve().parents[2] / "var"
    return Path(os.environ.get("ALONGSIDE_HOME") or usual).expanduser().absolute() / f"bench-{cases}"


@contextmanager
def own_ground(cases: int, *, keep: bool) -> Iterator[Path]:
    """A fresh, empty, migrated database while inside; its folder goes afterwards, unless kept."""
    home = own_home(cases)
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "ALONGSIDE_DEMO", "ALONGSIDE_HTTPS", "ALONGSIDE_DEBUG"):
        os.environ.pop(name, None)
    os.environ["ALONGSIDE_HOME"] = str(home)
    if home.exists() and not keep:
        shutil.rmtree(home)
    try:
        with ground.opened():
            yield home
    finally:
        if not keep:
            shutil.rmtree(home, ignore_errors=True)


def build(cases: int, now: datetime, tell: Callable[[str], None]) -> Loaded:
    """Fill the empty database; returns what to look for in it."""
    from django.db import connections

    from alongside.gateways import embedded_postgres
    from alongside.queries.search import key_number

    tables.bring_up_to_date(quiet=True)
    connections.close_all()
    place = _place(cases, now.date())
    address = embedded_postgres.addresses(Path(os.environ["ALONGSIDE_HOME"])).owner
    return bench_cases.load(address, place, cases, key_number(), tell)


def _place(cases: int, today: date) -> Place:
    """Organisation, unit, officers and their memberships."""
    from django.contrib.auth.hashers import make_password
    from django.db import connections

    from alongside.catalogue.services import SERVICES
    from alongside.rules.access import Role

    service = next(iter(SERVICES))
    officers = max(OFFICERS_SIGNED_IN, -(-cases // bench_cases.CASES_EACH))
    with connections["owner"].cursor() as cursor:
        cursor.execute("select set_config('alongside.purpose', 'bench', false)")
        cursor.execute(
            "insert into records_organisation (slug, name_en, name_cy) values ('bench', 'Bench', 'Mainc') returning id"
        )
        organisation: int = cursor.fetchone()[0]
        cursor.execute(
            "insert into records_unit (organisation_id, slug, name_en, name_cy, service)"
            " values (%s, 'bench', 'Bench', 'Mainc', %s) returning id",
            [organisation, service],
        )
        unit: int = cursor.fetchone()[0]
        cursor.execute(
            "insert into records_staff (public_id, username, name, email, language, password, is_active, password_lent)"
            " select gen_random_uuid(), 'officer' || n, 'Officer ' || n, '', 'en', %s, true, false"
            " from generate_series(1, %s) n returning id",
            [make_password(None), officers],
        )
        accounts = [pk for (pk,) in cursor.fetchall()]
        cursor.execute(
            "insert into records_membership (staff_id, unit_id, role, starts_on)"
            " select unnest(%s), %s, %s, '2020-01-01'",
            [accounts, unit, Role.VICTIM_CARE_OFFICER],
        )
        cursor.execute(
            "insert into records_source (slug, name, key_hash, expected_minutes, duties_an_hour, active)"
            # The brake on implausible volumes is what a bench would run into first.
            " values (%s, 'Bench', '', 1440, 1000000000, true)",
            [SOURCE],
        )
    connections["owner"].close()
    return Place(organisation, unit, accounts, service, today)


def first_officers() -> list[int]:
    """The account numbers of those who sign in."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("select id from records_staff order by id limit %s", [OFFICERS_SIGNED_IN])
        accounts = [pk for (pk,) in cursor.fetchall()]
    connections["owner"].close()
    return accounts


def sign_in(staff_id: int) -> str:
    """A session as the sign-in pages leave it after both factors; returns its cookie."""
    from allauth.account.internal.flows.login import record_authentication
    from django.conf import settings
    from django.contrib.auth import get_user_model, login
    from django.http import HttpRequest

    from alongside.queries import scope
    from alongside.rules.access import Actor

    now = datetime.now(UTC)
    request = HttpRequest()
    request.session = session = import_module(settings.SESSION_ENGINE).SessionStore()
    with scope.acting(Actor(staff_id=None, name="", purpose="bench"), now.date()):
        officer = get_user_model().objects.get(pk=staff_id)
        login(request, officer, backend=settings.AUTHENTICATION_BACKENDS[0])
        for method, more in (("password", {"username": officer.get_username()}), ("mfa", {"type": "totp"})):
            record_authentication(request, officer, method, **more)
        session.begin("", now)
    return session.session_key or ""
