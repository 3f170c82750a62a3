"""A crime reference may stand with every victim of the crime; a person's own numbers stay one person's."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0009_sets_asked_once")]
    operations = [
        migrations.RemoveConstraint(model_name="identifier", name="identifier_once_in_organisation"),
        migrations.AddConstraint(
            model_name="identifier",
            constraint=models.UniqueConstraint(
                fields=["organisation", "kind", "value"],
                condition=~models.Q(kind__in=["CRIME_REF", "URN"]),
                name="identifier_once_in_organisation",
            ),
        ),
    ]
