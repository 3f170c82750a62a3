"""Emergency access, a manager's reading, and who is told."""

import datetime
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.records.base
from alongside.records import row_security
from alongside.records.sealed_text import SealedText


def _to(model, on_delete=django.db.models.deletion.PROTECT, related_name="+", **more):
    return models.ForeignKey(on_delete=on_delete, related_name=related_name, to=model, **more)


_STAFF = settings.AUTH_USER_MODEL
_CASCADE = django.db.models.deletion.CASCADE
_OWN: list[Any] = [
    ("id", models.BigAutoField(primary_key=True, serialize=False)),
    ("public_id", models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)),
]


class Migration(migrations.Migration):
    dependencies = [("records", "0020_cover_is_addressed")]

    operations = [
        migrations.CreateModel(
            name="EmergencyUse",
            fields=[
                *_OWN,
                ("reason", models.CharField(max_length=20)),
                ("words", SealedText()),
                ("at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                ("verdict", models.CharField(blank=True, max_length=20)),
                ("review_words", SealedText(blank=True)),
                ("form_key", models.UUIDField(blank=True, null=True)),
                ("case", _to("records.case", _CASCADE, "emergencies", blank=True, null=True)),
                ("organisation", _to("records.organisation")),
                ("reviewed_by", _to(_STAFF, blank=True, null=True)),
                ("staff", _to(_STAFF)),
            ],
        ),
        migrations.CreateModel(
            name="Alert",
            fields=[
                *_OWN,
                ("kind", models.CharField(max_length=20)),
                ("reference", models.CharField(blank=True, max_length=12)),
                ("at", models.DateTimeField()),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                ("recipient", _to(_STAFF, _CASCADE)),
                ("use", _to("records.emergencyuse", _CASCADE, "alerts", blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Sample",
            fields=[
                *_OWN,
                ("reason", models.CharField(max_length=20)),
                ("words", SealedText()),
                ("at", models.DateTimeField()),
                ("case", _to("records.case", _CASCADE, "samples")),
                ("staff", _to(_STAFF)),
            ],
            options={"abstract": False},
        ),
        migrations.AddIndex(
            model_name="emergencyuse",
            index=models.Index(
                condition=models.Q(("reviewed_at__isnull", True)),
                fields=["organisation", "at"],
                name="emergency_unreviewed",
            ),
        ),
        migrations.AddIndex(
            model_name="emergencyuse", index=models.Index(fields=["staff", "-at"], name="emergency_of")
        ),
        migrations.AddConstraint(
            model_name="emergencyuse",
            constraint=models.UniqueConstraint(fields=("staff", "form_key"), name="emergency_form_once"),
        ),
        migrations.AddConstraint(
            model_name="emergencyuse",
            constraint=models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("at"))
                & models.Q(ends_at__lte=models.F("at") + datetime.timedelta(hours=4)),
                name="emergency_lasts_four_hours_at_most",
            ),
        ),
        migrations.AddConstraint(
            model_name="emergencyuse",
            constraint=models.CheckConstraint(
                condition=models.Q(reviewed_by__isnull=True, reviewed_at__isnull=True, verdict="")
                | models.Q(reviewed_by__isnull=False, reviewed_at__isnull=False)
                & ~models.Q(verdict="")
                & ~models.Q(reviewed_by=models.F("staff")),
                name="emergency_reviewed_by_another",
            ),
        ),
        migrations.AddIndex(
            model_name="alert",
            index=models.Index(
                condition=models.Q(("seen_at__isnull", True)), fields=["recipient", "-at"], name="alert_unseen"
            ),
        ),
        migrations.RunPython(row_security.secure, migrations.RunPython.noop),
    ]
