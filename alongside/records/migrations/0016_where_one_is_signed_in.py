"""Sessions with their columns, what was typed and not sent, and the tokens of machines."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.records.base
import alongside.records.sealed_text
from alongside.records import row_security


class Migration(migrations.Migration):
    dependencies = [("records", "0015_the_chained_journal")]

    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                ("session_key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("device", models.CharField(blank=True, max_length=40)),
                ("began_at", models.DateTimeField(blank=True, null=True)),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                (
                    "staff",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"verbose_name": "session", "verbose_name_plural": "sessions", "abstract": False},
        ),
        migrations.CreateModel(
            name="SourceToken",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("expires_at", models.DateTimeField(db_index=True)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tokens", to="records.source"
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "public_id",
                    models.UUIDField(
                        default=alongside.records.base.public_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("address", models.CharField(max_length=300)),
                ("case_public_id", models.UUIDField(blank=True, null=True)),
                ("words", alongside.records.sealed_text.SealedText()),
                ("kept_at", models.DateTimeField()),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["staff", "address"], name="draft_staff_address"),
                    models.Index(fields=["case_public_id"], name="draft_case"),
                ]
            },
        ),
        # Sessions lay here under keys that could be used: nobody needs them any more.
        migrations.RunSQL("drop table if exists django_session", migrations.RunSQL.noop),
        migrations.RunPython(row_security.secure, migrations.RunPython.noop),
    ]
