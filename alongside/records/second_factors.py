"""The secrets of authenticator apps and recovery codes lie sealed inside what the sign-in library keeps of them.

Beside them lies a mark that binds all of it to whose it is: copied to another account, a proof proves nothing. The
library seals without saying for whom, so the mark is set when a row is saved, and asked for whenever one is read.
"""

import json
import logging
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib import import_module
from types import ModuleType
from typing import Any

from django.conf import settings

log = logging.getLogger(__name__)

TABLE = "mfa_authenticator"
MARK = "bound"
_ONE, _MANY = ("secret", "seed"), "migrated_codes"
_USED_UP = {"used_mask", "viewed_at", _MANY}
"""What changes by use."""


@cache
def _sealing() -> ModuleType:
    """Records and gateways are strangers: the settings introduce them."""
    return import_module(settings.SEALING)


def sealed_in(kept: dict[str, Any]) -> list[str]:
    """The sealed texts in one authenticator's content."""
    return [str(kept[name]) for name in _ONE if name in kept] + [str(one) for one in kept.get(_MANY) or ()]


def changed(kept: dict[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """The same content, each of its sealed texts changed."""
    anew = kept | {name: change(str(kept[name])) for name in _ONE if name in kept}
    return anew | ({_MANY: [change(str(one)) for one in kept[_MANY]]} if kept.get(_MANY) else {})


def bind(instance: Any, update_fields: Any = None, **_: object) -> None:
    """Before it is saved: mark it as this person's, unless it is so marked already."""
    if (update_fields is None or "data" in update_fields) and not _is_theirs(instance):
        instance.data[MARK] = _sealing().seal(MARK, _place(instance))


def believe(instance: Any, **_: object) -> None:
    """When it is read: what is not marked as this person's proves nothing, and is there all the same."""
    if instance.pk is None or "data" in instance.get_deferred_fields() or _is_theirs(instance):
        return
    log.error("The proof of sign-in %s is not of the person of its row", instance.pk)
    instance.data = {"name": instance.data.get("name", "")} | dict.fromkeys(_ONE, "") | {"used_mask": 0}


def _is_theirs(instance: Any) -> bool:
    try:
        return bool(_sealing().unseal(str(instance.data.get(MARK, "")), _place(instance)) == MARK)
    except _sealing().Unopened:
        return False


def _place(instance: Any) -> Any:
    lasting = {name: said for name, said in instance.data.items() if name not in _USED_UP | {MARK}}
    said = json.dumps([instance.type, lasting], sort_keys=True)
    return _sealing().Place(TABLE, sha256(said.encode()).hexdigest(), str(instance.user_id))
