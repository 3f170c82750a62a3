"""The environment, read once; what is bad in it is said in a sentence that names the variable and the mend."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from alongside.config import environment


@pytest.mark.parametrize("bad", ["abc", "0", "70000", "-1", "80.5", "٨٠٠٠ "])
def test_a_bad_port_explains_itself(monkeypatch: pytest.MonkeyPatch, bad: str) -> None:
    monkeypatch.setenv("PORT", bad)
    with pytest.raises(ImproperlyConfigured, match=r"PORT is .* set it to a number"):
        environment.port()


def test_the_port_is_8000_when_none_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORT", raising=False)
    assert environment.port() == 8000


@pytest.mark.parametrize(("given", "meant"), [("", False), ("0", False), ("no", False), ("1", True), ("TRUE", True)])
def test_a_flag_is_yes_or_no(monkeypatch: pytest.MonkeyPatch, given: str, meant: bool) -> None:
    monkeypatch.setenv("ALONGSIDE_DEMO", given)
    assert environment.flag("ALONGSIDE_DEMO") is meant


def test_a_flag_that_is_neither_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALONGSIDE_DEMO", "perhaps")
    with pytest.raises(ImproperlyConfigured, match="ALONGSIDE_DEMO is 'perhaps'"):
        environment.flag("ALONGSIDE_DEMO")


def test_a_database_address_is_taken_apart() -> None:
    read = environment.database(
        "DATABASE_URL", "postgresql://app:p%40ss@db.example:6432/alongside?sslmode=require&application_name=web"
    )
    assert (read["USER"], read["PASSWORD"], read["HOST"], read["PORT"], read["NAME"]) == (
        "app",
        "p@ss",
        "db.example",
        "6432",
        "alongside",
    )
    assert read["OPTIONS"] == {"sslmode": "require", "application_name": "web"}
    assert read["CONN_MAX_AGE"] is None


def test_a_socket_folder_in_an_address_is_its_host() -> None:
    read = environment.database("DATABASE_URL", "postgresql://app@/alongside?host=/run/postgresql")
    assert (read["HOST"], read["PORT"], read["OPTIONS"]) == ("/run/postgresql", "", {})


@pytest.mark.parametrize(
    ("address", "complaint"),
    [
        ("mysql://app@db/alongside", "must be an address like"),
        ("alongside", "must be an address like"),
        ("postgresql://app@db", "names no database"),
        ("postgresql://app@db/", "names no database"),
        ("postgresql://app@db:many/alongside", "port that is not a number"),
    ],
)
def test_a_bad_database_address_explains_itself_without_repeating_it(address: str, complaint: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"DATABASE_URL .*{complaint}") as refused:
        environment.database("DATABASE_URL", address)
    assert "app@" not in str(refused.value)


@pytest.fixture
def no_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_a_secret_key_is_made_once_and_only_its_owner_reads_it(no_key: Path) -> None:
    first = environment.secret_key()
    assert len(first) >= 50
    assert environment.secret_key() == first
    assert (no_key / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in no_key.iterdir()] == ["secret_key"]


def test_two_homes_have_two_keys(no_key: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first = environment.secret_key()
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path / "other"))
    assert environment.secret_key() != first


def test_a_short_secret_key_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "changeme")
    with pytest.raises(ImproperlyConfigured, match="shorter than 32"):
        environment.secret_key()


def test_a_home_that_cannot_be_made_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, no_key: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(ImproperlyConfigured, match="set SECRET_KEY, or ALONGSIDE_HOME"):
        environment.secret_key()
