"""A superseded duty stays behind beside the live one of the same event and kind."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0002_row_security")]
    operations = [
        migrations.RemoveConstraint(model_name="duty", name="duty_once_per_event"),
        migrations.AddConstraint(
            model_name="duty",
            constraint=models.UniqueConstraint(
                condition=models.Q(("event__isnull", False), models.Q(("state", "superseded"), _negated=True)),
                fields=("event", "kind"),
                name="duty_once_per_event",
            ),
        ),
    ]
