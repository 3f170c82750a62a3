"""The keys of the systems that send us messages: made here, shown once, and kept only as a hash."""

import secrets
from datetime import datetime

from alongside.actions.performing import Refused, action, noting
from alongside.queries.sources import TOKEN_LIFE, key_hash
from alongside.records.models import Source, SourceToken
from alongside.rules.access import UNKNOWN, Actor, Decision, Role, Verb
from alongside.rules.words import Words

BYTES = 32
"""Random bytes in a key: it cannot be guessed, so its hash needs no salt."""


_EVERYBODYS = Words(
    "This source serves everybody hosted here: whoever runs the installation gives it its key.",
    "Mae'r ffynhonnell hon yn gwasanaethu pawb a gynhelir yma: pwy bynnag sy'n rhedeg y gosodiad sy'n rhoi ei "
    "hallwedd.",
)


@action(Verb.GIVE_SOURCE_KEY)
def give_key(source: Source, by: Actor, at: datetime, /) -> str:
    """A new key for the source, to be told to its owner now: nobody can read it again. An earlier one stops working,
    and so do the tokens given for it.

    An administrator gives keys to the sources of their own organisation, and knows of no other's.
    """
    if by.staff_id is not None:
        if source.organisation_id is None:
            raise Refused(Decision(allowed=False, sentence=_EVERYBODYS))
        own = {held.organisation_id for held in by.memberships if held.role is Role.ADMINISTRATOR}
        if source.organisation_id not in own:
            raise Refused(UNKNOWN)
    key = secrets.token_urlsafe(BYTES)
    source.key_hash = key_hash(key)
    source.save(update_fields=["key_hash"])
    ended, _ = SourceToken.objects.filter(source=source).delete()
    noting(source=source.pk, tokens_ended=ended)
    return key


@action(Verb.ISSUE_TOKEN)
def issue_token(source: Source, by: Actor, at: datetime, /) -> str:
    """A token for a source that has just shown its key. It counts until `TOKEN_LIFE` is over or the key is renewed."""
    token = secrets.token_urlsafe(BYTES)
    SourceToken.objects.filter(source=source, expires_at__lte=at).delete()
    SourceToken.objects.create(source=source, token_hash=key_hash(token), expires_at=at + TOKEN_LIFE)
    noting(source=source.pk)
    return token
