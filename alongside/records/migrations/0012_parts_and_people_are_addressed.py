"""A part in a case and a member of staff can stand in an address: by a random id, as everything else does."""

from django.contrib.postgres.functions import RandomUUID
from django.db import migrations, models

from alongside.records.base import public_id


def by_random_id(model: str) -> list[migrations.AddField | migrations.AlterField]:
    """The column, drawn anew by the database for each row that is there, and by us for those to come."""
    drawn = models.UUIDField(db_default=RandomUUID(), default=public_id, unique=True, editable=False)
    ours = models.UUIDField(default=public_id, unique=True, editable=False)
    return [
        migrations.AddField(model_name=model, name="public_id", field=drawn),
        migrations.AlterField(model_name=model, name="public_id", field=ours),
    ]


class Migration(migrations.Migration):
    dependencies = [("records", "0011_how_a_place_is_told")]
    operations = [*by_random_id("caserole"), *by_random_id("staff")]
