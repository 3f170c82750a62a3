"""Parts, messages, decisions, proofs and sessions, guarded against a statement made as the application's role."""

from django.db import migrations, models

from alongside.records import row_security

_OVER = """drop policy if exists messagelink_scope on records_messagelink;
delete from records_session;"""
"""The rule that rules of reading and of writing take the place of; and sessions, whose signatures say their age now."""


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0036_somebody_else_answered"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
    ]

    operations = [
        migrations.CreateModel(
            name="EndedSession",
            fields=[
                ("session_key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("until", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.RunSQL(_OVER, migrations.RunSQL.noop),
        migrations.RunPython(row_security.secure, migrations.RunPython.noop),
    ]
