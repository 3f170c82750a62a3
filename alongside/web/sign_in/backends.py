"""Who a session belongs to."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from alongside.queries import staff


class Backend(AuthenticationBackend):
    """The library's own sign-in; whose session it is, which every page asks, is a prepared question."""

    def get_user(self, user_id: Any) -> Any:
        """The account, or None where it is not there or is shut."""
        return staff.signed_in(int(user_id))
