"""How a person wants to be reached and spoken to, and what is known of the places they lived at."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.records.base
import alongside.records.sealed_text
from alongside.records import row_security


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0027_two_people_in_the_database"),
    ]

    operations = [
        migrations.CreateModel(
            name="ContactPlan",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)),
                ("term", models.CharField(blank=True, max_length=10)),
                ("own_term", alongside.records.sealed_text.SealedText(blank=True)),
                ("dialect", models.CharField(blank=True, max_length=60)),
                ("interpreter_gender", models.CharField(blank=True, max_length=8)),
                ("interpreter_name", alongside.records.sealed_text.SealedText(blank=True)),
                ("needs", models.JSONField(default=list)),
                ("safe_word", alongside.records.sealed_text.SealedText(blank=True)),
                ("end_word", alongside.records.sealed_text.SealedText(blank=True)),
                ("excuse", alongside.records.sealed_text.SealedText(blank=True)),
                ("times", alongside.records.sealed_text.SealedText(blank=True)),
                ("careful_days", alongside.records.sealed_text.SealedText(blank=True)),
                ("proxy_may", alongside.records.sealed_text.SealedText(blank=True)),
                ("said", alongside.records.sealed_text.SealedText(blank=True)),
                ("reviewed_on", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="plan", to="records.person"
                    ),
                ),
                (
                    "proxy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="records.person",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("term", "own"), _negated=True),
                            models.Q(("own_term", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="plan_own_term_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("proxy__isnull", True), models.Q(("proxy_may", ""), _negated=True), _connector="OR"
                        ),
                        name="plan_proxy_told_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Residence",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("from_on", models.DateField(blank=True, null=True)),
                ("until_on", models.DateField(blank=True, null=True)),
                ("known_to_accused", models.CharField(default="not_asked", max_length=10)),
                ("said_by", models.CharField(blank=True, max_length=120)),
                ("said_on", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "channel",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="residence", to="records.channel"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("known_to_accused__in", ["yes", "no", "not_asked"])),
                        name="residence_known_or_asked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_on__isnull", True),
                            ("until_on__isnull", True),
                            ("until_on__gte", models.F("from_on")),
                            _connector="OR",
                        ),
                        name="residence_in_order",
                    ),
                ],
            },
        ),
        migrations.RunPython(row_security.secure, migrations.RunPython.noop),
    ]
