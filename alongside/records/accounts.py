"""People who sign in."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from alongside.records.base import public_id


class StaffAccounts(BaseUserManager["Staff"]):
    """Finds staff by what they type at sign-in, whatever the case of its letters."""

    def get_by_natural_key(self, username: str | None) -> "Staff":
        return self.get(username=(username or "").strip().lower())


class Staff(AbstractBaseUser):
    """A member of staff. What they may do follows from their memberships, never from a flag here."""

    id = models.BigAutoField(primary_key=True)
    public_id = models.UUIDField(default=public_id, unique=True, editable=False)
    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="en")
    is_active = models.BooleanField(default=True)
    password_lent = models.BooleanField(default=False)
    """Whoever opened the account chose the password: nothing is open to them until they have chosen their own."""
    date_joined = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[StaffAccounts] = StaffAccounts()

    def get_full_name(self) -> str:
        """The name shown to colleagues."""
        return self.name

    # The sign-in library asks these of any user; nobody here has powers by flag.
    is_staff = False
    is_superuser = False
