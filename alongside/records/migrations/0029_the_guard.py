"""What left for a person, what a way was agreed on, and who agreed where it was not safe."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.records.base
import alongside.records.sealed_text
from alongside.records import row_security


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0028_contact_plans"),
    ]

    operations = [
        migrations.CreateModel(
            name="Departure",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)),
                ("outlet", models.CharField(max_length=12)),
                ("at", models.DateTimeField()),
                ("light", models.CharField(max_length=8)),
                ("needs", models.CharField(max_length=16)),
                ("against", models.CharField(blank=True, max_length=120)),
                ("override_why", alongside.records.sealed_text.SealedText(blank=True)),
                ("threat_to_life", models.BooleanField(default=False)),
                ("form_key", models.UUIDField(blank=True, null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="channel",
            name="channel_conditions_said",
        ),
        migrations.RemoveConstraint(
            model_name="foureyes",
            name="asked_once_at_a_time",
        ),
        migrations.AddField(
            model_name="channel",
            name="agreed_number",
            field=alongside.records.sealed_text.SealedText(blank=True),
        ),
        migrations.AddField(
            model_name="channel",
            name="days",
            field=models.CharField(blank=True, max_length=7),
        ),
        migrations.AddField(
            model_name="channel",
            name="doubted_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="channel",
            name="hours_from",
            field=models.TimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="channel",
            name="hours_until",
            field=models.TimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="channel",
            name="may_answer",
            field=alongside.records.sealed_text.SealedText(blank=True),
        ),
        migrations.AddField(
            model_name="channel",
            name="number_display",
            field=models.CharField(blank=True, max_length=8),
        ),
        migrations.AddField(
            model_name="channel",
            name="wording",
            field=alongside.records.sealed_text.SealedText(blank=True),
        ),
        migrations.AddField(
            model_name="foureyes",
            name="channel",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="records.channel",
            ),
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("hours_from__isnull", True), ("hours_until__isnull", True)),
                    models.Q(("hours_from__isnull", False), ("hours_until__isnull", False)),
                    _connector="OR",
                ),
                name="channel_hours_from_and_until",
            ),
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("safety", "conditions"), _negated=True),
                    models.Q(
                        ("conditions", ""),
                        ("days", ""),
                        ("may_answer", ""),
                        ("number_display", ""),
                        ("wording", ""),
                        _negated=True,
                    ),
                    ("hours_from__isnull", False),
                    _connector="OR",
                ),
                name="channel_conditions_said",
            ),
        ),
        migrations.AddConstraint(
            model_name="foureyes",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decided_at__isnull", True), models.Q(("what", "threat"), _negated=True)),
                fields=("case", "what", "event", "field", "person", "channel"),
                name="asked_once_at_a_time",
                nulls_distinct=False,
            ),
        ),
        migrations.AddField(
            model_name="departure",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="departure",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="departures", to="records.case"
            ),
        ),
        migrations.AddField(
            model_name="departure",
            name="channel",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.channel"
            ),
        ),
        migrations.AddField(
            model_name="departure",
            name="second",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="departure",
                to="records.foureyes",
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="departure",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="contact",
                to="records.departure",
            ),
        ),
        migrations.AddIndex(
            model_name="departure",
            index=models.Index(fields=["case", "-at"], name="records_dep_case_id_30ff47_idx"),
        ),
        migrations.AddConstraint(
            model_name="departure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("light", "green"), ("needs", "nothing")),
                    models.Q(("light", "amber"), ("needs", "conditions_read")),
                    models.Q(("light", "amber"), ("needs", "reason"), models.Q(("override_why", ""), _negated=True)),
                    models.Q(
                        ("light", "red"),
                        ("needs", "second_person"),
                        ("second__isnull", False),
                        models.Q(("override_why", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="departure_with_its_override",
            ),
        ),
        migrations.AddConstraint(
            model_name="departure",
            constraint=models.UniqueConstraint(
                condition=models.Q(("form_key__isnull", False)), fields=("case", "form_key"), name="departure_form_once"
            ),
        ),
        migrations.RunPython(row_security.secure, migrations.RunPython.noop),
    ]
