"""Nobody of a case, and no relative, is taken for its interpreter, wherever one is typed."""

from alongside.actions.performing import Invalid
from alongside.records.models import Case, CaseRole, PersonName
from alongside.rules import interpreting


def refuse_relative(named: str, field: str, case: Case | None = None) -> None:
    """Raise Invalid where this name or description may not interpret. A professional of the case may."""
    if not named:
        return
    known: list[str] = []
    if case is not None:
        people = CaseRole.objects.filter(case=case).exclude(role="professional")
        known = [name for pair in people.values_list("person__name", "person__known_as") for name in pair if name]
        known += PersonName.objects.filter(person__in=people.values("person")).values_list("name", flat=True)
    wrong = interpreting.may_interpret(named, known)
    if wrong is not None:
        raise Invalid(wrong, field)
