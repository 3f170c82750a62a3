"""The password of a new account is changed by its person before anything else."""

from django.db import migrations, models

from alongside.records import row_security


class Migration(migrations.Migration):
    dependencies = [("records", "0034_what_was_found")]

    operations = [
        migrations.AddField("staff", "password_lent", models.BooleanField(default=False)),
        migrations.RunPython(row_security.secure, migrations.RunPython.noop),
    ]
