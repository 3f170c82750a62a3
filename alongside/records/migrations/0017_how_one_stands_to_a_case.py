"""Teams, cover, places on a case in one's own name, bars; and the rules of rows that turn on them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from alongside.records import row_security


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0016_where_one_is_signed_in"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bar",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("why", models.CharField(max_length=12)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Cover",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("why", models.CharField(max_length=20)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("started_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("handed_back_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("slug", models.SlugField()),
                ("name_en", models.CharField(max_length=120)),
                ("name_cy", models.CharField(max_length=120)),
            ],
        ),
        migrations.AddField(
            model_name="case",
            name="alert_until",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="case",
            name="limited",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="namedaccess",
            name="ends_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="namedaccess",
            name="place",
            field=models.CharField(default="listed", max_length=12),
        ),
        migrations.AddConstraint(
            model_name="namedaccess",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("place", "emergency"), _negated=True), ("ends_at__isnull", False), _connector="OR"
                ),
                name="emergency_ends_by_itself",
            ),
        ),
        migrations.AddField(
            model_name="bar",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="bars", to="records.case"
            ),
        ),
        migrations.AddField(
            model_name="bar",
            name="staff",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="cover",
            name="cover",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="covering", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="cover",
            name="officer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="covered", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="cover",
            name="started_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="cover",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="covers", to="records.unit"
            ),
        ),
        migrations.AddField(
            model_name="team",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="teams", to="records.unit"
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="team",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.team"
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="team",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="memberships",
                to="records.team",
            ),
        ),
        migrations.AddIndex(
            model_name="bar",
            index=models.Index(fields=["staff", "case"], name="records_bar_staff_i_2ce7df_idx"),
        ),
        migrations.AddConstraint(
            model_name="bar",
            constraint=models.UniqueConstraint(fields=("case", "staff", "why", "starts_on"), name="bar_once"),
        ),
        migrations.AddIndex(
            model_name="cover",
            index=models.Index(fields=["cover", "ends_on"], name="cover_of"),
        ),
        migrations.AddConstraint(
            model_name="cover",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="cover_runs_forward"
            ),
        ),
        migrations.AddConstraint(
            model_name="cover",
            constraint=models.CheckConstraint(
                condition=models.Q(("officer", models.F("cover")), _negated=True), name="cover_by_somebody_else"
            ),
        ),
        migrations.AddConstraint(
            model_name="team",
            constraint=models.UniqueConstraint(fields=("unit", "slug"), name="team_slug_once"),
        ),
        migrations.RunPython(row_security.secure, migrations.RunPython.noop),
    ]
