"""No model that speaks of a case goes without its row rules, and none that nobody has thought about slips in."""

import pytest
from django.db import connection, models

from alongside.records import row_security
from alongside.records.models import Case
from tests.architecture.whole_case import (
    OF_A_CASE,
    OF_A_DECLARER,
    OF_A_DESK,
    OF_A_PERSON,
    OF_A_SEALED_DESK,
    OF_NO_CASE,
    models_of_the_program,
)


def unguarded(all_models: set[type[models.Model]], guarded: set[str]) -> set[str]:
    """Models that speak of a case or of somebody in one and are not guarded, and those nobody has thought about."""
    known = {model.__name__ for model in OF_A_CASE} | OF_A_DESK | OF_A_PERSON | OF_A_DECLARER | OF_A_SEALED_DESK
    missing = {model.__name__ for model in all_models} - known - OF_NO_CASE
    for model in all_models:
        points = {field.related_model.__name__ for field in model._meta.fields if isinstance(field.related_model, type)}
        speaks = bool(points & known) or {"case_id", "person_id"} & {field.name for field in model._meta.fields}
        if (speaks or model.__name__ in known) and model._meta.db_table not in guarded:
            missing.add(model.__name__)
    return missing


@pytest.mark.django_db
def test_every_model_of_a_case_has_a_forced_policy() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relrowsecurity and relforcerowsecurity"
            " and exists (select from pg_policy where polrelid = pg_class.oid)"
        )
        guarded = {name for (name,) in cursor.fetchall()}
    assert guarded == set(row_security.FORCED)
    assert unguarded(models_of_the_program(), guarded) == set()
    assert unguarded(models_of_the_program(), guarded - {"records_note"}) == {"Note"}


def test_a_new_model_about_a_case_that_nobody_guarded_would_be_found() -> None:
    class Letter(models.Model):
        case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")

        class Meta:
            app_label = "nowhere"
            managed = False

    assert unguarded({Letter}, set(row_security.FORCED)) == {"Letter"}
