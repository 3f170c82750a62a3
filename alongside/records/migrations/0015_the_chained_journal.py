"""The journal is chained: seals over its entries; flags over looking; statements of who looked, checked by others."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.records.base
from alongside.records import row_security


def _staff(**more):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, **more
    )


def _organisation():
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.organisation")


def _public_id():
    return models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)


class Migration(migrations.Migration):
    dependencies = [("records", "0014_text_is_sealed")]

    operations = [
        # Of entries from before it says no more than that they were there by now.
        migrations.AddField(
            model_name="journalentry",
            name="recorded_at",
            field=models.DateTimeField(db_default=models.Func(function="clock_timestamp"), editable=False),
        ),
        migrations.CreateModel(
            name="JournalSeal",
            fields=[
                ("sequence", models.BigIntegerField(primary_key=True, serialize=False)),
                ("entry_id", models.BigIntegerField(unique=True)),
                ("key_id", models.CharField(max_length=16)),
                ("hash", models.BinaryField(max_length=32)),
                ("sealed_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="LookFlag",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", _public_id()),
                ("kind", models.CharField(max_length=20)),
                ("started_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField()),
                ("cases", models.IntegerField()),
                ("raised_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, max_length=20)),
                ("organisation", _organisation()),
                ("settled_by", _staff(blank=True, null=True)),
                ("staff", _staff()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("staff", "kind", "organisation", "started_at"), name="flag_once"),
                    models.CheckConstraint(
                        condition=models.Q(settled_by__isnull=True) | ~models.Q(settled_by=models.F("staff")),
                        name="flag_settled_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AccessStatement",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", _public_id()),
                ("from_on", models.DateField()),
                ("until_on", models.DateField()),
                ("with_names", models.BooleanField(default=False)),
                ("lines", models.JSONField(default=list)),
                ("made_at", models.DateTimeField()),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, max_length=20)),
                ("form_key", models.UUIDField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="statements", to="records.case"
                    ),
                ),
                ("checked_by", _staff(blank=True, null=True)),
                ("made_by", _staff()),
                ("organisation", _organisation()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(form_key__isnull=False),
                        fields=("case", "form_key"),
                        name="statement_form_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(checked_by__isnull=True) | ~models.Q(checked_by=models.F("made_by")),
                        name="statement_checked_by_another",
                    ),
                ],
            },
        ),
        migrations.RunPython(row_security.secure, migrations.RunPython.noop),
    ]
