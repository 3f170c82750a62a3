"""Conflicts of interest, where they were met, and the lists of another agency of who may see an offender."""

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
_ROW = ("id", models.BigAutoField(primary_key=True, serialize=False))
_ADDRESS = ("public_id", models.UUIDField(default=public_id, editable=False, unique=True))


class Migration(migrations.Migration):
    dependencies = [("records", "0021_emergency_access")]

    operations = [
        migrations.CreateModel(
            name="Conflict",
            fields=[
                _ROW,
                _ADDRESS,
                ("kind", models.CharField(max_length=12)),
                ("name", SealedText(blank=True)),
                ("born", SealedText(blank=True)),
                ("relation", SealedText(blank=True)),
                ("postcode", SealedText(blank=True)),
                ("house", SealedText(blank=True)),
                ("reference", SealedText(blank=True)),
                ("declared_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField()),
                ("end_asked_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", _to(_STAFF, _PROTECT, blank=True, null=True)),
                ("staff", _to(_STAFF, _PROTECT, "conflicts")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(ended_by__isnull=True) | ~Q(ended_by=F("staff")), name="conflict_ended_by_another"
                    )
                ],
                "indexes": [models.Index(fields=["staff"], condition=Q(ended_at__isnull=True), name="conflict_live")],
            },
        ),
        migrations.CreateModel(
            name="ConflictKey",
            fields=[
                _ROW,
                ("key", models.BigIntegerField()),
                ("conflict", _to("records.conflict", related_name="keys")),
            ],
            options={"indexes": [models.Index(fields=["key"], name="conflictkey_lookup")]},
        ),
        migrations.CreateModel(
            name="ConflictMatch",
            fields=[
                _ROW,
                _ADDRESS,
                ("match", models.CharField(max_length=10)),
                ("reasons", models.JSONField(default=list)),
                ("found_on", models.DateField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("case", _to("records.case")),
                ("conflict", _to("records.conflict", related_name="matches")),
                ("person", _to("records.person")),
                ("settled_by", _to(_STAFF, _PROTECT, blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["conflict", "case", "person"], name="conflict_met_once")
                ]
            },
        ),
        migrations.CreateModel(
            name="AccessLimit",
            fields=[
                _ROW,
                ("source", models.CharField(max_length=40)),
                ("number_kind", models.CharField(max_length=12)),
                ("number", models.CharField(max_length=40)),
                ("limit", models.CharField(max_length=12)),
                ("who", models.CharField(blank=True, max_length=254)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("loaded_at", models.DateTimeField()),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
                ("organisation", _to("records.organisation", _PROTECT)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(limit="restriction") | ~Q(who=""), name="exclusion_names_somebody"
                    )
                ],
                "indexes": [
                    models.Index(
                        fields=["number", "number_kind"], condition=Q(dropped_at__isnull=True), name="limit_of_number"
                    ),
                    models.Index(fields=["who"], condition=Q(dropped_at__isnull=True), name="limit_of_somebody"),
                ],
            },
        ),
        migrations.RunPython(row_security.secure, migrations.RunPython.noop),
    ]
