"""The organisations whose own sign-in is taken here: a file of JSON named by `ALONGSIDE_OPENID`, read once.

    [{"organisation": "aberafon", "name": "Heddlu Aberafon", "issuer": "https://sign-in.aberafon.example",
      "client_id": "alongside", "secret": "…", "second_factor": ["mfa"]}]

`organisation` is its slug here. `second_factor` lists the values of the claims `amr` or `acr` that mean two proofs;
with none of them our own second factor is asked for.
"""

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

VARIABLE = "ALONGSIDE_OPENID"
_NEEDED = ("organisation", "name", "issuer", "client_id", "secret")
_HERE = ("localhost", "127.0.0.1", "::1")


def providers() -> list[dict[str, Any]]:
    """What the sign-in library is told of each; nothing where no file is named."""
    given = os.environ.get(VARIABLE)
    if not given:
        return []
    try:
        read = json.loads(Path(given).read_text())
    except (OSError, ValueError) as wrong:
        kind = type(wrong).__name__
        raise ImproperlyConfigured(f"{VARIABLE} names a file that cannot be read as JSON: {kind}") from None
    if not isinstance(read, list) or not all(isinstance(one, dict) for one in read):
        raise ImproperlyConfigured(f"{VARIABLE}: the file holds a list, with an object for each organisation")
    slugs = [str(one.get("organisation")) for one in read]
    if len(slugs) != len(set(slugs)):
        raise ImproperlyConfigured(f"{VARIABLE}: an organisation stands there twice")
    return [_provider(one) for one in read]


def _provider(one: dict[str, Any]) -> dict[str, Any]:
    missing = [name for name in _NEEDED if not isinstance(one.get(name), str) or not one[name]]
    if missing:
        raise ImproperlyConfigured(f"{VARIABLE}: an organisation lacks {', '.join(missing)}")
    address = urlsplit(one["issuer"])
    if address.scheme != "https" and address.hostname not in _HERE:
        raise ImproperlyConfigured(f"{VARIABLE}: the issuer of {one['organisation']} must be an https address")
    return {
        "provider_id": one["organisation"],
        "name": one["name"],
        "client_id": one["client_id"],
        "secret": one["secret"],
        "settings": {
            "server_url": one["issuer"],
            "issuer": one["issuer"],
            "second_factor": list(one.get("second_factor", ["mfa"])),
            "scope": ["openid", "email"],  # as little as we can know somebody by
            "oauth_pkce_enabled": True,
            "fetch_userinfo": False,  # what is not in the signed token is not believed
        },
    }
