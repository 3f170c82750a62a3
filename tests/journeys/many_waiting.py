"""A hub of its own with a day's cases that wait for an officer: written into a running installation.

python -m tests.journeys.many_waiting 800
"""

import os
import random
import sys
from datetime import UTC, datetime, timedelta

MANAGER = "gwenda.manager"
UNIT = "flood-hub"
OFFENCES = ("Stalking", "Domestic abuse: assault", "Robbery", "Theft of a pedal cycle", "Burglary of a home", "")


def main(many: int) -> None:
    """The hub, four officers, their manager, and that many waiting cases."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    from alongside.jobs import ground

    with ground.opened():
        _found(many)


def _found(many: int) -> None:
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import generate_totp_secret
    from allauth.mfa.utils import encrypt

    from alongside.actions import hosting, staff
    from alongside.jobs.demonstration.cast import PASSWORD
    from alongside.queries import scope
    from alongside.records.models import Case, CaseRole, Person
    from alongside.rules.access import Actor, Role
    from alongside.rules.words import Words

    now = datetime.now(UTC)
    builder, began = Actor(None, "demonstration", purpose="demonstration"), now - timedelta(days=90)
    house = hosting.open_organisation("flood", builder, began, name=Words("Flood Police", "Heddlu'r Llif"))
    unit = hosting.open_unit(house, builder, began, slug=UNIT, name=Words("Flood hub", "Hyb y Llif"), service="police")
    people = [(MANAGER, "Gwenda Manager", Role.MANAGER)]
    people += [(f"flood.{n}", f"Flood Officer {n}", Role.VICTIM_CARE_OFFICER) for n in range(4)]
    for username, name, role in people:
        person = staff.add(
            unit, builder, began, username=username, name=name, role=role, password=PASSWORD, lent=False,
            email=f"{username}@example.org", language="en",
        )  # fmt: skip
        with scope.acting(builder, began.date()):
            Authenticator.objects.create(
                user=person,
                type=Authenticator.Type.TOTP,
                data={"secret": encrypt(generate_totp_secret()), "demonstration": True},
            )
    draw = random.Random(800)
    with scope.acting(builder, now.date()):
        served = Person.objects.bulk_create(
            Person(organisation=house, name=f"Waiting Person {n:04}", language=draw.choice(["en", "en", "cy"]))
            for n in range(many)
        )
        made = Case.objects.bulk_create(
            Case(
                organisation=house,
                unit=unit,
                person=one,
                offence_summary=draw.choice(OFFENCES),
                risk=draw.choice(["unknown", "standard", "medium", "high"]),
                opened_on=now.date() - timedelta(days=draw.randrange(3)),
            )
            for one in served
        )
        CaseRole.objects.bulk_create(CaseRole(case=case, person=case.person, role="victim") for case in made)


if __name__ == "__main__":
    main(int(sys.argv[1]))
