"""The rows on which access rests are written by who may give access, and nobody gives access and watches its use."""

from django.db import migrations

from alongside.records import row_security


class Migration(migrations.Migration):
    dependencies = [("records", "0023_four_eyes")]

    operations = [migrations.RunPython(row_security.secure, migrations.RunPython.noop)]
