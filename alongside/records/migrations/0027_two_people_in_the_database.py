"""What no one person does alone, no statement of theirs does."""

from django.db import migrations

from alongside.records import row_security


class Migration(migrations.Migration):
    dependencies = [("records", "0026_the_database_reads_its_own_tables")]

    operations = [migrations.RunPython(row_security.secure, migrations.RunPython.noop)]
