"""Where messages come from."""

from datetime import datetime, timedelta
from hashlib import sha256

from django.db.models import Q

from alongside.records.models import Source, SourceToken
from alongside.rules.access import Actor

__all__ = ["Source", "by_key", "by_slug", "by_token", "key_hash", "of", "slugs"]

TOKEN_LIFE = timedelta(minutes=10)
"""How long a token counts that a source was given for its key."""


def by_slug(slug: str) -> Source | None:
    """The active source of that name."""
    return Source.objects.filter(slug=slug, active=True).first()


def by_key(key_hash: str) -> Source | None:
    """The active source whose bearer key has this hash."""
    return Source.objects.filter(key_hash=key_hash, active=True).exclude(key_hash="").first()


def by_token(token_hash: str, now: datetime) -> Source | None:
    """The active source to which this token was given, less than `TOKEN_LIFE` ago."""
    # With both ends: a clock set back makes no token live longer.
    live = SourceToken.objects.filter(token_hash=token_hash, expires_at__gt=now, expires_at__lte=now + TOKEN_LIFE)
    found = live.filter(source__active=True).select_related("source").first()
    return found.source if found else None


def key_hash(token: str) -> str:
    """How a source's key is kept: it is long and random, so a plain hash cannot be turned back."""
    return sha256(token.encode()).hexdigest()


def slugs() -> list[str]:
    """The names of all active sources."""
    return list(Source.objects.filter(active=True).order_by("slug").values_list("slug", flat=True))


def of(actor: Actor, slug: str) -> Source | None:
    """The active source of that name, where it serves the actor's organisations: for an action."""
    theirs = Q(organisation_id__in=actor.organisation_ids) | Q(organisation__isnull=True)
    return Source.objects.filter(theirs, slug=slug, active=True).first()
