"""A released place is told in words a senior officer chose; a release from before has none, and frees nothing."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0010_a_crimes_number_is_everybodys")]
    operations = [
        migrations.AddField(model_name="fencerelease", name="said", field=models.CharField(default="", max_length=200)),
    ]
