"""What this installation hosts."""

from alongside.records.models import Organisation, Source, Staff


def organisations() -> list[str]:
    """The names by which the program knows the organisations hosted here."""
    return list(Organisation.objects.order_by("slug").values_list("slug", flat=True))


def is_empty() -> bool:
    """Whether nobody has begun to use this database. No case can stand in one that is empty so."""
    return not (Organisation.objects.exists() or Staff.objects.exists() or Source.objects.exists())


def organisation(slug: str) -> Organisation | None:
    """The organisation of that name."""
    return Organisation.objects.filter(slug=slug).first()
