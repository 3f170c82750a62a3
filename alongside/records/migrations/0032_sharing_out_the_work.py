"""What cases are shared out by: officers' hours and languages, lines, priorities given, marks on the order."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.records.base
import alongside.records.sealed_text
from alongside.records import row_security


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0031_silence_visits_and_duty"),
    ]

    operations = [
        migrations.CreateModel(
            name="CasePriority",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)),
                ("level", models.CharField(max_length=2)),
                ("why", alongside.records.sealed_text.SealedText()),
                ("set_at", models.DateTimeField()),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="priority", to="records.case"
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LoadLine",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("role", models.CharField(max_length=30)),
                ("points", models.PositiveIntegerField()),
                ("set_at", models.DateTimeField()),
                (
                    "set_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="records.unit"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("unit", "role"), name="line_once_per_role")],
            },
        ),
        migrations.CreateModel(
            name="OfficerProfile",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("hours", models.DecimalField(decimal_places=1, default=37, max_digits=4)),
                ("languages", models.JSONField(default=list)),
                ("specialisms", models.JSONField(default=list)),
                ("set_at", models.DateTimeField()),
                (
                    "set_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "staff",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="profile", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("hours__gte", 0), ("hours__lte", 60)), name="profile_hours_believable"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OrderMark",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)),
                ("kind", models.CharField(max_length=8)),
                ("why", alongside.records.sealed_text.SealedText()),
                ("made_at", models.DateTimeField()),
                ("until_on", models.DateField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="marks", to="records.case"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)), fields=("case",), name="mark_once_per_case"
                    ),
                    models.CheckConstraint(condition=models.Q(("kind__in", ["pin", "later"])), name="mark_kind_known"),
                ],
            },
        ),
        migrations.RunPython(row_security.secure, migrations.RunPython.noop),
    ]
