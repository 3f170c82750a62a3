"""Referrals, what stops them, the files they come in and how those are read."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.records.base
import alongside.records.sealed_text
from alongside.records import row_security


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0029_the_guard"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReferralImport",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)),
                ("form", models.CharField(max_length=10)),
                ("state", models.CharField(default="mapping", max_length=10)),
                ("lines", alongside.records.sealed_text.SealedText(blank=True)),
                ("started_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("rows", models.PositiveIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("stored", models.PositiveIntegerField(default=0)),
                ("repeated", models.PositiveIntegerField(default=0)),
                ("rejected", models.PositiveIntegerField(default=0)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.organisation"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.source"
                    ),
                ),
                (
                    "started_by",
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
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.unit"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)),
                ("kind", models.CharField(max_length=10)),
                ("row", models.PositiveIntegerField(blank=True, null=True)),
                ("fingerprint", models.CharField(max_length=64)),
                ("says", alongside.records.sealed_text.SealedText()),
                ("received_at", models.DateTimeField()),
                ("state", models.CharField(default="new", max_length=10)),
                ("respond_by", models.DateField()),
                ("priority", models.CharField(max_length=2)),
                ("priority_rules", models.JSONField(default=list)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decided_code", models.CharField(blank=True, max_length=20)),
                ("decided_why", alongside.records.sealed_text.SealedText(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="referrals",
                        to="records.case",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "message",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="referral",
                        to="records.inboundmessage",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.organisation",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.source"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.unit",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="records.referralimport",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReferralKey",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.BigIntegerField(db_index=True)),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.referral"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReferralProfile",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("header_print", models.CharField(max_length=64)),
                ("recipe", models.JSONField(default=dict)),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.organisation"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.source"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="referralimport",
            name="profile",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.referralprofile",
            ),
        ),
        migrations.CreateModel(
            name="RejectedRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)),
                ("row", models.PositiveIntegerField()),
                ("says", alongside.records.sealed_text.SealedText()),
                ("reference", alongside.records.sealed_text.SealedText(blank=True)),
                ("faults", models.JSONField(default=list)),
                ("state", models.CharField(default="open", max_length=8)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rejected_rows",
                        to="records.referralimport",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ExcludedCrime",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)),
                ("term", models.CharField(max_length=80)),
                ("set_at", models.DateTimeField()),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.unit"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("unit", "term"), name="excluded_crime_once")],
            },
        ),
        migrations.CreateModel(
            name="ReferralBar",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.referral"
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("referral", "staff"), name="referral_bar_once")],
            },
        ),
        migrations.CreateModel(
            name="ReferralGate",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)),
                ("gate", models.CharField(max_length=10)),
                ("reason", models.CharField(max_length=20)),
                ("why", models.JSONField(default=list)),
                ("found_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_how", models.CharField(blank=True, max_length=10)),
                ("ended_why", alongside.records.sealed_text.SealedText(blank=True)),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="records.case",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="records.referral",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="gates", to="records.referral"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("referral", "gate", "reason", "case", "other"),
                        name="referral_gate_once",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(
                condition=models.Q(("state__in", ("new", "stopped", "ready"))),
                fields=["unit", "priority", "respond_by"],
                name="referral_waiting",
            ),
        ),
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(fields=["unit", "state", "decided_at"], name="referral_decided"),
        ),
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(condition=models.Q(("state", "new")), fields=["state"], name="referral_new"),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.UniqueConstraint(
                fields=("organisation", "source", "fingerprint"), name="referral_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(("case__isnull", True), ("state", "accepted"), _connector="OR"),
                name="referral_with_a_case_is_accepted",
            ),
        ),
        migrations.AddConstraint(
            model_name="referralprofile",
            constraint=models.UniqueConstraint(
                fields=("organisation", "source", "version"), name="referral_profile_once"
            ),
        ),
        migrations.AddIndex(
            model_name="referralimport",
            index=models.Index(
                condition=models.Q(("state__in", ["queued", "running"])), fields=["state"], name="referral_import_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="rejectedrow",
            constraint=models.UniqueConstraint(fields=("batch", "row"), name="rejected_row_once"),
        ),
        migrations.RunPython(row_security.secure, migrations.RunPython.noop),
    ]
