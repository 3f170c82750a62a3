"""Ways to reach people and whatever officers write are sealed, each for its own row; what is there is sealed now."""

from django.contrib.postgres.functions import RandomUUID
from django.db import migrations, models

from alongside.records.base import public_id
from alongside.records.sealed_text import SealedText

SEALED = {
    "caserole": ("relation",),
    "channel": ("value", "postcode", "conditions"),
    "contact": ("said", "concern", "override_why"),
    "duty": ("title", "ended_why"),
    "dutypause": ("reason",),
    "event": ("note", "decided_why"),
    "fencerelease": ("said", "reason"),
    "inboundmessage": ("decided_why",),
    "note": ("text",),
    "person": ("needs",),
}
NEEDED = {("channel", "value"), ("dutypause", "reason"), ("fencerelease", "reason"), ("note", "text")}
A_BATCH = 500


def by_random_id(model):
    """The column, drawn anew by the database for each row that is there, and by us for those to come."""
    drawn = models.UUIDField(db_default=RandomUUID(), default=public_id, unique=True, editable=False)
    ours = models.UUIDField(default=public_id, unique=True, editable=False)
    return [
        migrations.AddField(model_name=model, name="public_id", field=drawn),
        migrations.AlterField(model_name=model, name="public_id", field=ours),
    ]


def sealed(model, name):
    """The column as it is declared: text without a length, because the length is that of the sealed text."""
    if (model, name) in NEEDED:
        return SealedText()
    return SealedText(default="") if (model, name) == ("fencerelease", "said") else SealedText(blank=True)


def seal_everything(apps, editor):
    """Seal what was written before. As upkeep: the owner of the tables sees no rows of cases either."""
    with editor.connection.cursor() as cursor:
        cursor.execute("select set_config('alongside.purpose', 'upkeep', true)")
        for model_name, names in SEALED.items():
            model = apps.get_model("records", model_name)
            fields = [model._meta.get_field(name) for name in names]
            _seal(cursor, model._meta.db_table, fields)
        cursor.execute("select set_config('alongside.purpose', '', true)")


def _seal(cursor, table, fields):
    columns = ", ".join(field.column for field in fields)
    assignments = ", ".join(f"{field.column} = %s" for field in fields)
    after = 0
    while True:
        cursor.execute(
            f"select id, public_id::text, {columns} from {table} where id > %s order by id limit %s",  # noqa: S608 - our own names
            [after, A_BATCH],
        )
        rows = cursor.fetchall()
        if not rows:
            return
        after = rows[-1][0]
        cursor.executemany(
            f"update {table} set {assignments} where id = %s",  # noqa: S608 - our own names
            [
                [*(str(field.sealed(row, text)) for field, text in zip(fields, texts, strict=True)), pk]
                for pk, row, *texts in rows
                if any(texts)
            ],
        )


class Migration(migrations.Migration):
    dependencies = [("records", "0013_holds_purges_and_copies")]
    operations = [
        *(step for model in ("dutypause", "fencerelease", "note") for step in by_random_id(model)),
        *(
            migrations.AlterField(model_name=model, name=name, field=sealed(model, name))
            for model, names in SEALED.items()
            for name in names
        ),
        migrations.RunPython(seal_everything),
    ]
