"""Openings of cases are found by their time: for sweeps, and for the privacy officer."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0017_how_one_stands_to_a_case")]
    operations = [
        migrations.AddIndex(
            model_name="journalentry",
            index=models.Index(condition=models.Q(("verb", "case.view")), fields=["-at"], name="journal_openings"),
        ),
    ]
