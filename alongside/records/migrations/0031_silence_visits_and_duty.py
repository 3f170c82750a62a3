"""What the silence radar keeps, visits and who is out, warnings, the duty desk's rota, a calendar of one's own."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.records.base
import alongside.records.sealed_text
from alongside.records import row_security


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0030_referrals"),
    ]

    operations = [
        migrations.CreateModel(
            name="Outing",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)),
                ("number", models.CharField(blank=True, max_length=40)),
                ("starts_at", models.DateTimeField()),
                ("back_by", models.DateTimeField()),
                ("state", models.CharField(default="booked", max_length=9)),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                ("back_at", models.DateTimeField(blank=True, null=True)),
                ("made_sure", alongside.records.sealed_text.SealedText(blank=True)),
                ("told", models.PositiveSmallIntegerField(default=0)),
                (
                    "buddy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "goes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="outings", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "second",
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
            name="ReturnedPost",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)),
                ("came_back_on", models.DateField()),
                ("note", alongside.records.sealed_text.SealedText(blank=True)),
                ("recorded_at", models.DateTimeField()),
                ("form_key", models.UUIDField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="returned_post", to="records.case"
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="returned", to="records.channel"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Shift",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)),
                ("number", models.CharField(max_length=40)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("set_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.unit"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Snooze",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)),
                ("kind", models.CharField(max_length=8)),
                ("why", alongside.records.sealed_text.SealedText()),
                ("until_on", models.DateField()),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="snoozes", to="records.case"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)),
                ("kind", models.CharField(max_length=8)),
                ("place", alongside.records.sealed_text.SealedText(blank=True)),
                ("answers", models.JSONField(default=dict)),
                ("check_note", alongside.records.sealed_text.SealedText(blank=True)),
                ("two_because", models.JSONField(default=list)),
                ("state", models.CharField(default="booked", max_length=9)),
                ("booked_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, max_length=12)),
                ("present", alongside.records.sealed_text.SealedText(blank=True)),
                ("note", alongside.records.sealed_text.SealedText(blank=True)),
                ("form_key", models.UUIDField(blank=True, null=True)),
                (
                    "booked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="visits", to="records.case"
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="records.channel",
                    ),
                ),
                (
                    "outing",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="visit", to="records.outing"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AggressionWarning",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)),
                ("what", models.CharField(max_length=10)),
                ("whose", models.CharField(max_length=10)),
                ("note", alongside.records.sealed_text.SealedText()),
                ("review_on", models.DateField()),
                ("raised_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_why", alongside.records.sealed_text.SealedText(blank=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="aggression", to="records.case"
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
                    "raised_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)), fields=["case"], name="aggression_live"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("fetched_on", models.DateField(blank=True, null=True)),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("staff",),
                        name="calendar_feed_one_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DeskSnooze",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)),
                ("why", alongside.records.sealed_text.SealedText()),
                ("until_on", models.DateField()),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="snoozes",
                        to="records.source",
                    ),
                ),
                (
                    "stub",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="snoozes",
                        to="records.eligiblestub",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source__isnull", True), ("stub__isnull", False)),
                            models.Q(("source__isnull", False), ("stub__isnull", True)),
                            _connector="OR",
                        ),
                        name="desk_snooze_of_one_thing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HandOver",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)),
                ("text", alongside.records.sealed_text.SealedText()),
                ("written_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                (
                    "read_by",
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
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "-written_at"], name="hand_over_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("read_at__isnull", True), ("read_by__isnull", True)),
                            models.Q(("read_at__isnull", False), ("read_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="hand_over_read_by_somebody",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NoContact",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)),
                ("said_on", models.DateField()),
                ("words", alongside.records.sealed_text.SealedText()),
                ("recorded_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_why", alongside.records.sealed_text.SealedText(blank=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="no_contacts", to="records.case"
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)), fields=("case",), name="no_contact_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="no_contact_ended_by_somebody",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="outing",
            index=models.Index(
                condition=models.Q(("state__in", ["booked", "out", "overdue"])),
                fields=["back_by"],
                name="outing_waited_for",
            ),
        ),
        migrations.AddIndex(
            model_name="outing",
            index=models.Index(fields=["goes", "starts_at"], name="outing_of"),
        ),
        migrations.AddIndex(
            model_name="outing",
            index=models.Index(fields=["unit", "starts_at"], name="outing_unit"),
        ),
        migrations.AddConstraint(
            model_name="outing",
            constraint=models.CheckConstraint(
                condition=models.Q(("back_by__gt", models.F("starts_at"))), name="outing_runs_forward"
            ),
        ),
        migrations.AddConstraint(
            model_name="outing",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["booked", "out", "overdue", "back", "cancelled"])),
                name="outing_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="outing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "back"), _negated=True),
                    models.Q(("back_at__isnull", False), ("ended_by__isnull", False)),
                    _connector="OR",
                ),
                name="outing_back_said_by_somebody",
            ),
        ),
        migrations.AddIndex(
            model_name="returnedpost",
            index=models.Index(
                models.F("case"), models.OrderBy(models.F("recorded_at"), descending=True), name="returned_of"
            ),
        ),
        migrations.AddConstraint(
            model_name="returnedpost",
            constraint=models.UniqueConstraint(
                condition=models.Q(("form_key__isnull", False)), fields=("case", "form_key"), name="returned_form_once"
            ),
        ),
        migrations.AddIndex(
            model_name="shift",
            index=models.Index(
                condition=models.Q(("ended_at__isnull", True)), fields=["unit", "ends_at"], name="shift_unit_live"
            ),
        ),
        migrations.AddConstraint(
            model_name="shift",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="shift_runs_forward"
            ),
        ),
        migrations.AddIndex(
            model_name="snooze",
            index=models.Index(
                condition=models.Q(("ended_at__isnull", True)), fields=["case", "kind", "until_on"], name="snooze_live"
            ),
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(fields=["case", "-booked_at"], name="records_vis_case_id_a06989_idx"),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("form_key__isnull", False)), fields=("case", "form_key"), name="visit_form_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["booked", "done", "cancelled"])), name="visit_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("state", "booked")),
                    models.Q(models.Q(("state", "booked"), _negated=True), ("ended_at__isnull", False)),
                    _connector="OR",
                ),
                name="visit_ended_when_over",
            ),
        ),
        migrations.RunPython(row_security.secure, migrations.RunPython.noop),
    ]
