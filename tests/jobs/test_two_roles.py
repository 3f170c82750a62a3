"""A PostgreSQL of one's own: the two roles of the README are all it takes, and one role for both is refused."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections

from alongside.gateways import embedded_postgres
from alongside.jobs import commands
from tests.jobs.installations import CHECKOUT, Installation

README = (CHECKOUT / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def folder() -> Iterator[Path]:
    """Where the account that PostgreSQL runs as may go, though it be another."""
    with tempfile.TemporaryDirectory(prefix="alongside-roles-", ignore_cleanup_errors=True) as made:
        Path(made).chmod(0o711)
        yield Path(made)


def test_the_roles_of_the_readme_make_an_installation_that_is_sound(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (told,) = re.findall(r"```sql\n(.*?)```", README, re.DOTALL)
    monkeypatch.setattr(embedded_postgres, "SET_UP_SERVER", told.splitlines())
    monkeypatch.setattr(embedded_postgres, "SET_UP_DATABASE", ())
    server = embedded_postgres.start(folder / "home", durable=False)
    try:
        own = Installation(folder / "home", server)
        two = {"DATABASE_URL": server.addresses.application, "DATABASE_OWNER_URL": server.addresses.owner}
        for words in (["migrate"], ["backup", str(folder / "backups")]):
            one = {name: address for name, address in two.items() if name == "DATABASE_URL"}
            refused = own.run(*words, env=one)
            assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
            assert "must name two roles" in refused.stderr and "README.md" in refused.stderr
        assert own.run("migrate", env=two).returncode == 0
        # The web need not know who the owner is.
        checked = own.run("check", env=one)
        assert "fine    role: alongside_app" in checked.stdout
        assert checked.returncode == 0, checked.stdout + checked.stderr
        backed = own.run("backup", str(folder / "backups"), env=two)
        assert backed.returncode == 0, backed.stderr
    finally:
        server.leave()


@pytest.mark.django_db
def test_one_role_for_both_is_refused_before_anything_is_made(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(connections["owner"].settings_dict, "USER", connections["default"].settings_dict["USER"])
    monkeypatch.setattr("alongside.jobs.tables.bring_up_to_date", lambda **_: pytest.fail("it began"))
    assert commands.main(["migrate"]) == 1
    assert "must name two roles" in capsys.readouterr().err
