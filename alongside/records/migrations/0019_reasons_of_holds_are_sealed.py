"""What was written of a legal hold is sealed too."""

from importlib import import_module

from django.db import migrations

from alongside.records.sealed_text import SealedText

_seal = import_module("alongside.records.migrations.0014_text_is_sealed")._seal


def seal_holds(apps, editor):
    """Seal what was written before."""
    model = apps.get_model("records", "legalhold")
    with editor.connection.cursor() as cursor:
        cursor.execute("select set_config('alongside.purpose', 'upkeep', true)")
        _seal(cursor, model._meta.db_table, [model._meta.get_field(name) for name in ("why", "lift_why")])
        cursor.execute("select set_config('alongside.purpose', '', true)")


class Migration(migrations.Migration):
    dependencies = [("records", "0018_openings_by_time")]
    operations = [
        migrations.AlterField(model_name="legalhold", name="why", field=SealedText(blank=True)),
        migrations.AlterField(model_name="legalhold", name="lift_why", field=SealedText(blank=True)),
        migrations.RunPython(seal_holds),
    ]
