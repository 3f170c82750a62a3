"""The indexes along which a whole unit's day is read."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0005_sentences_from_messages"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="duty",
            index=models.Index(
                condition=models.Q(("state__in", ["proposed", "open", "attempted"]), ("urgent", True)),
                fields=["unit", "due_on"],
                name="duty_unit_urgent",
            ),
        ),
        migrations.AddIndex(
            model_name="duty",
            index=models.Index(
                condition=models.Q(("due_on__isnull", True), ("state__in", ["proposed", "open", "attempted"])),
                fields=["unit", "arose_at"],
                name="duty_unit_undated",
            ),
        ),
        migrations.AddIndex(
            model_name="duty",
            index=models.Index(
                condition=models.Q(("state__in", ["proposed", "attempted"])),
                fields=["unit", "due_on"],
                name="duty_unit_waiting",
            ),
        ),
    ]
