"""The secrets of authenticator apps and recovery codes lie sealed inside what the sign-in library keeps of them."""

from collections.abc import Callable
from typing import Any

TABLE = "mfa_authenticator"
_ONE, _MANY = ("secret", "seed"), "migrated_codes"


def sealed_in(kept: dict[str, Any]) -> list[str]:
    """The sealed texts in one authenticator's content."""
    return [str(kept[name]) for name in _ONE if name in kept] + [str(one) for one in kept.get(_MANY) or ()]


def changed(kept: dict[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """The same content, each of its sealed texts changed."""
    anew = kept | {name: change(str(kept[name])) for name in _ONE if name in kept}
    return anew | ({_MANY: [change(str(one)) for one in kept[_MANY]]} if kept.get(_MANY) else {})
