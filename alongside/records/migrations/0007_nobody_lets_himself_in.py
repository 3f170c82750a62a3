"""Restricted lists are written by who sees the case; desks, stubs and traces keep to their organisation."""

from django.db import migrations

from alongside.records import row_security


class Migration(migrations.Migration):
    dependencies = [("records", "0006_a_units_day")]
    operations = [migrations.RunPython(row_security.secure, migrations.RunPython.noop)]
