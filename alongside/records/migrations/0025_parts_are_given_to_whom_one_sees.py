"""A part in a case is given to a person one sees, a place on its list to somebody of one's own organisation."""

from django.db import migrations

from alongside.records import row_security


class Migration(migrations.Migration):
    dependencies = [("records", "0024_who_gives_access")]

    operations = [migrations.RunPython(row_security.secure, migrations.RunPython.noop)]
