"""Two records of one person, of two, and of people who belong together."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.records.base
import alongside.records.sealed_text
from alongside.records import row_security

CASCADE, PROTECT = django.db.models.deletion.CASCADE, django.db.models.deletion.PROTECT


def _to(model: str, on_delete: Any = PROTECT, **more: Any) -> Any:
    return models.ForeignKey(on_delete=on_delete, related_name="+", to=model, **more)


def _somebody(**more: Any) -> Any:
    return _to(settings.AUTH_USER_MODEL, **more)


_KEYS: list[Any] = [
    ("id", models.BigAutoField(primary_key=True, serialize=False)),
    ("public_id", models.UUIDField(default=alongside.records.base.public_id, editable=False, unique=True)),
]


class Migration(migrations.Migration):
    dependencies = [("records", "0032_sharing_out_the_work")]

    operations = [
        migrations.CreateModel(
            name="Different",
            fields=[
                *_KEYS,
                ("why", alongside.records.sealed_text.SealedText()),
                ("common", alongside.records.sealed_text.SealedText(blank=True)),
                ("said_at", models.DateTimeField()),
                ("organisation", _to("records.organisation")),
                ("other", _to("records.person", CASCADE)),
                ("person", _to("records.person", CASCADE)),
                ("said_by", _somebody()),
            ],
            options={
                "indexes": [models.Index(fields=["other"], name="records_dif_other_i_0487f9_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "other"), name="different_once"),
                    models.CheckConstraint(
                        condition=models.Q(("person__lt", models.F("other"))), name="different_in_order"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                *_KEYS,
                ("moved", alongside.records.sealed_text.SealedText()),
                ("merged_at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                ("asked", _to("records.foureyes", django.db.models.deletion.SET_NULL, null=True)),
                ("gone", _to("records.person", CASCADE)),
                ("kept", _to("records.person", CASCADE)),
                ("merged_by", _somebody()),
                ("organisation", _to("records.organisation")),
                ("undone_by", _somebody(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["kept"], name="records_mer_kept_id_92c6c2_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at__isnull", True)), fields=("gone",), name="merged_away_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kept", models.F("gone")), _negated=True), name="merged_with_another"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tie",
            fields=[
                *_KEYS,
                ("kind", models.CharField(max_length=12)),
                ("said_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", _somebody(blank=True, null=True)),
                ("organisation", _to("records.organisation")),
                ("other", _to("records.person", CASCADE)),
                ("person", _to("records.person", CASCADE)),
                ("said_by", _somebody()),
            ],
            options={
                "indexes": [models.Index(fields=["other"], name="records_tie_other_i_969c1d_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("person", "other", "kind"),
                        name="tied_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("person", models.F("other")), _negated=True), name="tied_to_another"
                    ),
                ],
            },
        ),
        migrations.RunPython(row_security.secure, migrations.RunPython.noop),
    ]
