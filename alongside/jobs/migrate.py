"""Bring the tables up to date, as the role that owns them."""

import argparse

from alongside.jobs import ground, tables
from alongside.jobs.commands import Trouble

HELP = "bring the tables of the database up to date"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None: there is one way to do this."""


def run(args: argparse.Namespace) -> int:
    """Migrate, telling each step."""
    import django
    from django.db import OperationalError, connections

    with ground.database():
        django.setup()
        ground.refuse_one_role()
        try:
            tables.bring_up_to_date(quiet=False)
        except OperationalError as wrong:
            raise Trouble(
                f"The database cannot be reached: {ground.reason(wrong)}. Look at DATABASE_OWNER_URL"
            ) from wrong
        finally:
            connections.close_all()
    return 0
