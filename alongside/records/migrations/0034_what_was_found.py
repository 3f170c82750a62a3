"""What a second person found, in their own words."""

from django.db import migrations

from alongside.records import row_security
from alongside.records.sealed_text import SealedText


class Migration(migrations.Migration):
    dependencies = [("records", "0033_one_person_or_two")]

    operations = [
        migrations.AddField("foureyes", "found", SealedText(blank=True, default=""), preserve_default=False),
        migrations.RunPython(row_security.secure, migrations.RunPython.noop),
    ]
