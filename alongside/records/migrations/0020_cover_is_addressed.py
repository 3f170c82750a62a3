"""Cover has screens of its own, and is looked for by whom it is for."""

from typing import Any

from django.db import migrations, models

from alongside.records.base import public_id


def _address(apps: Any, editor: Any) -> None:
    for cover in apps.get_model("records", "Cover").objects.using(editor.connection.alias).all():
        cover.public_id = public_id()
        cover.save(update_fields=["public_id"])


class Migration(migrations.Migration):
    dependencies = [("records", "0019_reasons_of_holds_are_sealed")]

    operations = [
        migrations.AddField("cover", "public_id", models.UUIDField(default=public_id, editable=False, null=True)),
        migrations.RunPython(_address, migrations.RunPython.noop),
        migrations.AlterField("cover", "public_id", models.UUIDField(default=public_id, editable=False, unique=True)),
        migrations.AddIndex("cover", models.Index(fields=["officer", "ends_on"], name="cover_for")),
    ]
