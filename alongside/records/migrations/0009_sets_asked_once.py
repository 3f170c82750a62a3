"""What the acting person may see is worked out once for a statement, and planned once for a connection."""

from django.db import migrations

from alongside.records import row_security


class Migration(migrations.Migration):
    dependencies = [("records", "0008_a_purpose_reads_its_own_lines")]
    operations = [migrations.RunPython(row_security.secure, migrations.RunPython.noop)]
