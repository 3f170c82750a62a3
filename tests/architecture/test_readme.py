"""The README tells what there is."""

import re

from alongside.config import settings
from alongside.jobs import commands
from alongside.jobs.demonstration.cast import COLLEAGUES, PASSWORD
from tests.architecture import committed
from tests.architecture.committed import CHECKOUT, text

README = text(CHECKOUT / "README.md")


def test_every_sign_in_of_the_demonstration_is_listed() -> None:
    assert [one.username for one in COLLEAGUES if f"`{one.username}`" not in README] == []
    assert f"`{PASSWORD}`" in README
    assert f"`{settings.ALONGSIDE_DEMO_CODE}`" in README


def test_every_command_is_listed() -> None:
    assert [name for name in commands.COMMANDS if f"`{name}" not in README] == []


def test_every_variable_that_is_read_is_listed() -> None:
    reading = re.compile(
        r"""(?:environ\.get\(|environ\[|getenv\(|environment\.(?:flag|words)\()\s*["']([A-Z][A-Z0-9_]+)["']"""
    )
    read = {name for path in committed.program() for name in reading.findall(text(path))}
    # For the tests, and told in CONTRIBUTING.md.
    assert read - {"ALONGSIDE_POSTGRES"} >= {"PORT", "DATABASE_URL", "ALONGSIDE_HOME"}
    assert sorted(name for name in read - {"ALONGSIDE_POSTGRES"} if f"`{name}`" not in README) == []
