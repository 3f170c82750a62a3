"""What one asks and another decides; code names, protected places, and numbers that two people claim."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

from alongside.records import row_security
from alongside.records.base import public_id
from alongside.records.sealed_text import SealedText


def _to(model: str, on_delete: Any = django.db.models.deletion.CASCADE, related_name: str = "+", **more: Any) -> Any:
    return models.ForeignKey(on_delete=on_delete, related_name=related_name, to=model, **more)


_PROTECT = django.db.models.deletion.PROTECT
_STAFF = settings.AUTH_USER_MODEL
_OWN: list[tuple[str, Any]] = [
    ("id", models.BigAutoField(primary_key=True, serialize=False)),
    ("public_id", models.UUIDField(default=public_id, editable=False, unique=True)),
]


class Migration(migrations.Migration):
    dependencies = [("records", "0022_conflicts_and_limits")]

    operations = [
        migrations.AddField("case", "code_name", models.CharField(blank=True, default="", max_length=40)),
        migrations.AddConstraint(
            "case",
            models.UniqueConstraint(
                fields=["organisation", "code_name"], condition=~Q(code_name=""), name="case_code_name_once"
            ),
        ),
        migrations.AddField("person", "location_protected_on", models.DateField(blank=True, null=True)),
        migrations.AddField("person", "location_protected_by", _to(_STAFF, _PROTECT, blank=True, null=True)),
        migrations.AddField("identifier", "claimed", models.BooleanField(default=False)),
        migrations.RemoveConstraint("identifier", "identifier_once_in_organisation"),
        migrations.AddConstraint(
            "identifier",
            models.UniqueConstraint(
                fields=["organisation", "kind", "value"],
                condition=~Q(kind__in=["CRIME_REF", "URN"]) & Q(claimed=False),
                name="identifier_once_in_organisation",
            ),
        ),
        migrations.CreateModel(
            name="FourEyes",
            fields=[
                *_OWN,
                ("what", models.CharField(max_length=12)),
                ("field", models.CharField(blank=True, max_length=40)),
                ("said", SealedText(blank=True)),
                ("why", SealedText()),
                ("asked_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("agreed", models.BooleanField(blank=True, null=True)),
                ("asked_by", _to(_STAFF, _PROTECT)),
                ("case", _to("records.case", related_name="asked")),
                ("decided_by", _to(_STAFF, _PROTECT, blank=True, null=True)),
                ("event", _to("records.event", blank=True, null=True)),
                ("person", _to("records.person", blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(decided_by__isnull=True, decided_at__isnull=True, agreed__isnull=True)
                        | Q(decided_by__isnull=False, decided_at__isnull=False, agreed__isnull=False)
                        & ~Q(decided_by=F("asked_by")),
                        name="decided_by_another",
                    ),
                    models.UniqueConstraint(
                        fields=["case", "what", "event", "field", "person"],
                        condition=Q(decided_at__isnull=True),
                        nulls_distinct=False,
                        name="asked_once_at_a_time",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="Duplicate",
            fields=[
                *_OWN,
                ("found_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("case", _to("records.case")),
                ("organisation", _to("records.organisation", _PROTECT)),
                ("other", _to("records.person")),
                ("other_case", _to("records.case")),
                ("person", _to("records.person")),
                ("settled_by", _to(_STAFF, _PROTECT, blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["person", "other", "other_case"], name="duplicate_once"),
                    models.CheckConstraint(
                        condition=Q(settled_by__isnull=True, settled_at__isnull=True)
                        | Q(settled_by__isnull=False, settled_at__isnull=False),
                        name="duplicate_settled_by_somebody",
                    ),
                ]
            },
        ),
        migrations.RunPython(row_security.secure, migrations.RunPython.noop),
    ]
