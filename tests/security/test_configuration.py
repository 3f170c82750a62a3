"""The installation as it runs behind HTTPS, and what it serves to somebody who tries doors (ASVS V3.3, V12, V13)."""

import re
import ssl
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import Client
from django.urls import reverse

from alongside.config import environment
from alongside.queries import caseload
from tests.architecture import committed, visits
from tests.architecture.committed import CHECKOUT, text
from tests.architecture.visits import House, address
from tests.security.conftest import PRODUCTION, in_production


def test_django_finds_nothing_to_mend_behind_https() -> None:
    ran = in_production("-m", "django", "check", "--deploy", "--fail-level", "INFO")
    assert ran.returncode == 0, ran.stderr
    assert "no issues (0 silenced)" in ran.stdout


def test_behind_https_a_browser_is_told_to_stay_there_for_a_year(behind_https: Any) -> None:
    headers = behind_https.told["secure"][1]
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert "Strict-Transport-Security" not in behind_https.told["plain"][1]


def test_behind_https_cookies_travel_on_no_open_wire_and_no_neighbour_can_set_them(behind_https: Any) -> None:
    kept = behind_https.settings
    for one in ("SESSION", "CSRF"):
        assert kept[f"{one}_COOKIE_NAME"].startswith("__Host-")
        assert kept[f"{one}_COOKIE_SECURE"] is True
        assert kept[f"{one}_COOKIE_HTTPONLY"] is True
        assert kept[f"{one}_COOKIE_DOMAIN"] is None
        assert kept[f"{one}_COOKIE_PATH"] == "/"
        assert kept[f"{one}_COOKIE_SAMESITE"] == "Lax"
    assert kept["LANGUAGE_COOKIE_NAME"].startswith("__Host-")


def test_behind_https_nothing_of_the_workshop_is_on(behind_https: Any) -> None:
    kept = behind_https.settings
    assert kept["DEBUG"] is False
    assert kept["ALONGSIDE_DEMO"] is False
    assert kept["ALLOWED_HOSTS"] == ["alongside.example"]
    assert not {"django.contrib.admin", "debug_toolbar"} & set(kept["INSTALLED_APPS"])


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"ALONGSIDE_DEBUG": "1"}, "ALONGSIDE_DEBUG"),
        ({"ALONGSIDE_DEMO": "1"}, "ALONGSIDE_DEMO"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"DATABASE_URL": "postgresql://a:b@db.example/x"}, "DATABASE_URL leads to another machine"),
        ({"DATABASE_URL": "postgresql://a:b@db.example/x?sslmode=require"}, "DATABASE_URL leads to another machine"),
        ({"DATABASE_OWNER_URL": "postgresql://a:b@db.example/x"}, "DATABASE_OWNER_URL leads to another machine"),
    ],
)
def test_behind_https_it_does_not_start_with_a_door_open(more: dict[str, str], said: str) -> None:
    ran = in_production("-c", "import django; django.setup()", **more)
    assert ran.returncode != 0
    assert said in ran.stderr
    assert ":b@" not in ran.stderr


def test_debugging_is_for_this_machine_alone() -> None:
    ran = in_production("-c", "import django; django.setup()", ALONGSIDE_HTTPS="0", ALONGSIDE_DEBUG="1")
    assert ran.returncode != 0
    assert "ALONGSIDE_DEBUG" in ran.stderr


def test_a_database_elsewhere_proves_who_it_is() -> None:
    good = "postgresql://a@db.example/x?sslmode=verify-full&sslrootcert=ours.pem"
    assert environment.database("DATABASE_URL", good, verified=True)["OPTIONS"]["sslmode"] == "verify-full"
    for near in ("postgresql://a@localhost/x", "postgresql://a@/x?host=/run/postgresql"):
        assert environment.database("DATABASE_URL", near, verified=True)
    with pytest.raises(ImproperlyConfigured):
        environment.database("DATABASE_URL", "postgresql://a@10.0.0.7/x", verified=True)


def test_no_code_of_ours_weakens_the_checking_of_certificates() -> None:
    weak = ("CERT_NONE", "check_hostname", "_create_unverified", "verify=False", "PROTOCOL_TLSv1", "PROTOCOL_SSL")
    assert [(path.name, one) for path in committed.program() for one in weak if one in text(path)] == []
    assert ssl.create_default_context().verify_mode is ssl.CERT_REQUIRED
    assert ssl.create_default_context().minimum_version >= ssl.TLSVersion.TLSv1_2


PROBED = (
    *("/.git/HEAD", "/.git/config", "/.env", "/.hg/", "/.svn/entries", "/.DS_Store", "/.well-known/", "/server-status"),
    *("/alongside/config/settings.py", "/settings.py", "/manage.py", "/pyproject.toml", "/requirements.lock", "/var/"),
    *("/static/", "/static/built/", "/static/alongside/", "/static/../config/settings.py", "/static/%2e%2e/jinja.py"),
    *("/static/.gitkeep~", "/static/alongside/start.js.bak", "/static/alongside/start.js~", "/db.sqlite3", "/backup"),
    *(
        "/admin/",
        "/debug/",
        "/__debug__/",
        "/metrics",
        "/health",
        "/api/docs",
        "/api/schema",
        "/phpinfo.php",
        "/media/",
    ),
    *("/secret_key", "/keys/", "/static/root/robots.txt~", "/case", "/case/", "/sign-in/yours/keys/1/remove"),
)


@pytest.mark.parametrize("path", PROBED)
def test_nothing_is_served_that_is_no_address_of_ours(path: str, house: House) -> None:
    for client in (Client(), house.client("administrator")):
        answer = client.get(path)
        assert answer.status_code in (302, 404), path
        if answer.status_code == 302:
            assert answer.headers["Location"].startswith(("/sign-in/", "https://")), path


def test_an_address_of_a_case_with_an_ending_is_not_there(house: House) -> None:
    """A cache in between that goes by endings would keep the page for whoever asks next."""
    client, parts = house.client("officer"), visits.parts_of(house.cases["Bramblyx"])
    for name in ("case", "case_people", "case_contact", "caseload"):
        for ending in (".css", "/x.js", ";x.css", "%2fx.css", "/.png", "%00.css"):
            answer = client.get(address(name, parts) + ending)
            assert answer.status_code in (400, 404), (name, ending)
            assert answer.headers["Cache-Control"] == "no-store"


def test_only_files_a_page_needs_lie_among_those_that_are_served() -> None:
    served = CHECKOUT / "alongside" / "web" / "static"
    endings = {path.suffix for path in served.rglob("*") if path.is_file() and not path.name.startswith(".")}
    assert endings <= {".js", ".css", ".svg", ".txt", ".woff2", ".png"}


def test_the_machines_description_tells_of_its_one_door_and_of_nobody() -> None:
    told = Client().get("/api/openapi.json").content.decode()
    for word in ("case", "victim", "staff", "offender_id", "/desk"):
        assert f'"{word}"' not in told


def test_an_error_says_a_number_and_nothing_else(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("select name from records_person where name = 'Ffion'")

    monkeypatch.setattr(caseload, "page", broken)
    client = house.client("officer", raise_request_exception=False)
    answer = client.get(reverse("caseload"))
    page = answer.content.decode()
    assert answer.status_code == 500
    for word in ("Ffion", "RuntimeError", "Traceback", "select", "caseload.py", "records_person"):
        assert word not in page
    assert answer.headers["Content-Security-Policy"]
    assert client.get(reverse("rules")).status_code == 200


def test_no_secret_stands_in_what_is_committed() -> None:
    secret = re.compile(
        r"-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|ghp_[A-Za-z0-9]{30}|xox[bp]-\d|"
        r"(?i:secret_key|password|api_?key)\s*=\s*['\"][A-Za-z0-9+/_-]{20,}['\"]"
    )
    found = [
        (committed.name(path), match[0][:20])
        for path in committed.files()
        if not path.is_relative_to(CHECKOUT / "tests") and "demonstration" not in path.parts
        for match in secret.finditer(text(path))
    ]
    assert found == []


def test_a_fresh_installation_has_nobody_in_it() -> None:
    """The tables are empty of people until `alongside staff add` or the demonstration puts them there."""
    for path in (CHECKOUT / "alongside" / "records" / "migrations").glob("*.py"):
        assert "Staff.objects" not in text(path)
        assert "create_user" not in text(path)
        assert "insert into records_staff" not in text(path).lower()


def test_what_is_kept_between_requests_holds_nobody(house: House) -> None:
    """The shared counts are the only cache, and hold numbers alone."""
    assert list(settings.CACHES) == ["default"]
    for path in ("/", "/caseload", "/desk"):
        house.client("senior").get(path)
    house.client("officer").post("/search", {"text": "Bramblyx"})
    with connection.cursor() as cursor:
        cursor.execute("select cache_key, value from web_counts")
        assert [row for row in cursor.fetchall() if "Bramblyx" in str(row)] == []


def test_the_tests_of_production_name_no_secret_of_anybody() -> None:
    assert "tests" in PRODUCTION["SECRET_KEY"]
    assert Path(CHECKOUT / "var" / "secret_key") not in committed.files()
