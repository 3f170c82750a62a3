"""What holds a case, what let go of it, and which copy this database is; and who may read everything for a backup."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.records.base
from alongside.records import row_security


def _staff(**more):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, **more
    )


class Migration(migrations.Migration):
    dependencies = [("records", "0012_parts_and_people_are_addressed")]

    operations = [
        migrations.CreateModel(
            name="RestoredCopy",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("taken_at", models.DateTimeField()),
                ("restored_at", models.DateTimeField()),
                ("live_at", models.DateTimeField(blank=True, null=True)),
                ("live_by", _staff(blank=True, null=True)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="LegalHold",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "public_id",
                    models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True),
                ),
                ("sort", models.CharField(max_length=24)),
                ("why", models.CharField(blank=True, max_length=400)),
                ("placed_at", models.DateTimeField()),
                ("lift_asked_at", models.DateTimeField(blank=True, null=True)),
                ("lift_why", models.CharField(blank=True, max_length=400)),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="holds", to="records.case"
                    ),
                ),
                ("lift_asked_by", _staff(blank=True, null=True)),
                ("lifted_by", _staff(blank=True, null=True)),
                ("placed_by", _staff()),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("lifted_at__isnull", True)), fields=["case"], name="hold_standing")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(lifted_by__isnull=True)
                        | models.Q(lift_asked_by__isnull=False) & ~models.Q(lifted_by=models.F("lift_asked_by")),
                        name="hold_lifted_by_another",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Purge",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "public_id",
                    models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True),
                ),
                ("proposed_at", models.DateTimeField()),
                ("items", models.JSONField(default=list)),
                ("applied_at", models.DateTimeField(blank=True, null=True)),
                ("certificate", models.JSONField(blank=True, null=True)),
                ("applied_by", _staff(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.organisation"
                    ),
                ),
                ("proposed_by", _staff()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(applied_by__isnull=True, applied_at__isnull=True)
                        | models.Q(applied_by__isnull=False, applied_at__isnull=False)
                        & ~models.Q(applied_by=models.F("proposed_by")),
                        name="purge_applied_by_another",
                    )
                ],
            },
        ),
        migrations.RunPython(row_security.secure, migrations.RunPython.noop),
    ]
