"""How passwords are hashed, and which are not taken."""

import re
from typing import Any

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class MeasuredArgon2(Argon2PasswordHasher):
    """Argon2id with 28 MiB, two passes, one lane: about 50 ms of one core.

    Django's own figures (100 MiB, eight lanes) took 285 ms of both cores of a small server, so that ten officers who
    sign in at eight in the morning would stop the rest. These lie above OWASP's least for Argon2id (19 MiB, two passes,
    one lane), and a second factor and limits on tries stand beside them.
    """

    time_cost = 2
    memory_cost = 28 * 1024
    parallelism = 1


class NotOfThisPlace:
    """A password needs 15 characters that are not words everybody here would try first."""

    words = frozenset(
        {"alongside", "care", "heddlu", "hub", "liaison", "officer", "password"}
        | {"police", "probation", "victim", "victims", "welcome"}
    )
    least = 8
    """Characters that must be left when those words, names, years and signs between are taken away."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for a password made of such words."""
        rest = password.lower()
        for word in sorted(self.words | _names(user), key=len, reverse=True):
            rest = rest.replace(word, "")
        if len(re.sub(r"\d{4,}|[\W_]", "", rest)) < self.least:
            raise ValidationError(self.get_help_text(), code="of_this_place")

    def get_help_text(self) -> str:
        """What to do instead."""
        return _("Leave out your name, your work and rows of figures: take other words")


def _names(user: Any) -> set[str]:
    """The words of an account's names, of its units and their organisations."""
    if user is None:
        return set()
    said = [user.get_username(), user.get_full_name()]
    if user.pk:
        for places in user.memberships.values_list("unit__name_en", "unit__organisation__name_en"):
            said += places
    return set(re.findall(r"[^\W\d_]{3,}", " ".join(said).lower()))
