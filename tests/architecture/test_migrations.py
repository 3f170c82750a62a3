"""Tables and models say the same."""

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_the_migrations_say_what_the_models_say() -> None:
    # Leaves with an error when a change of a model has no migration.
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
