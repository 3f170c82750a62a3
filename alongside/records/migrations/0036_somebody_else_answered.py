"""Tries at which somebody else answered are few, and every caseload asks for them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0035_a_password_that_is_lent"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(
                condition=models.Q(("answered_by", "someone_else"), ("direction", "out")),
                fields=["case"],
                name="contact_another_answered",
            ),
        ),
    ]
