"""The table behind Django's cache: tries at signing in, and codes of the second factor already used.

It is shared by all web processes, for a code must not work once in each. Unlogged, for nothing here matters after a
crash; not a record, so it is no model.
"""

from django.db import migrations


class Migration(migrations.Migration):
    operations = [
        migrations.RunSQL(
            """
            create unlogged table web_counts (
                cache_key varchar(255) primary key, value text not null, expires timestamptz not null
            );
            create index web_counts_expires on web_counts (expires);
            """,
            "drop table web_counts",
        )
    ]
