"""Row-level security, and a journal that can only be added to."""

from django.db import migrations

from alongside.records import row_security


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]
    operations = [migrations.RunPython(row_security.secure, migrations.RunPython.noop)]
