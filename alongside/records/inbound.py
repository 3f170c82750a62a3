"""What arrived from outside, and as little of it as the work needs."""

from django.db import models
from django.db.models import Q

from alongside.records.base import AddressedRecord, Record
from alongside.records.cases import Case
from alongside.records.sealed_text import SealedText
from alongside.records.units import Organisation


class Source(Record):
    """A system that sends us messages. Without an organisation it serves every one hosted here."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    key_hash = models.CharField(max_length=64, blank=True)
    last_heard_at = models.DateTimeField(null=True, blank=True)
    expected_minutes = models.PositiveIntegerField(default=1440)
    """Longer without a message than this and the feed is shown as silent."""
    duties_an_hour = models.PositiveIntegerField(default=200)
    """More proposed duties than this within an hour is not believed: see quarantine."""
    quarantined_at = models.DateTimeField(null=True, blank=True)
    active = models.BooleanField(default=True)


class InboundMessage(AddressedRecord):
    """One message understood, held or refused.

    A message about somebody with no linked victim keeps no content: its fingerprint (keyed) and its outcome only.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="messages")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    received_at = models.DateTimeField()
    occurred_at = models.DateTimeField(null=True, blank=True)
    form = models.CharField(max_length=40)
    event_type = models.CharField(max_length=120)
    happening = models.CharField(max_length=40)
    verdict = models.CharField(max_length=8)
    outcome = models.CharField(max_length=10)
    """proposed, recorded, held, ignored, no_victim, rejected. (A duplicate is counted, not kept.)"""
    reason = models.CharField(max_length=400)
    state = models.CharField(max_length=12, default="settled")
    """settled; waiting (an officer); early (for its twin); quarantined; done (an officer dealt with it)."""
    settle_at = models.DateTimeField(null=True, blank=True)
    fingerprint = models.CharField(max_length=64)
    signal = models.JSONField(null=True, blank=True)
    raw = models.BinaryField(null=True, blank=True)
    raw_size = models.PositiveIntegerField(default=0)
    raw_sha256 = models.CharField(max_length=64, blank=True)
    linked = models.BooleanField(default=False)
    """Concerns a case: the database sets this itself, and from then on only the case's people see the row."""
    copies = models.PositiveIntegerField(default=1)
    decided_by = models.ForeignKey(
        "records.Staff",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_why = SealedText(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "fingerprint"],
                name="message_once",
                nulls_distinct=False,
            ),
        ]
        indexes = [
            models.Index(
                fields=["state", "received_at"],
                condition=~Q(state__in=["settled", "done"]),
                name="message_open",
            ),
            models.Index(fields=["source", "received_at"], name="message_source"),
        ]


class MessageIdentifier(models.Model):
    """An identifier inside a kept message, so that a merge or a late link can find what was said before."""

    id = models.BigAutoField(primary_key=True)
    message = models.ForeignKey(InboundMessage, on_delete=models.CASCADE, related_name="identifiers")
    kind = models.CharField(max_length=12)
    value = models.CharField(max_length=40)

    class Meta:
        indexes = [models.Index(fields=["value", "kind"])]


class MessageLink(models.Model):
    """A case a kept message concerns: its owner may open the message."""

    id = models.BigAutoField(primary_key=True)
    message = models.ForeignKey(InboundMessage, on_delete=models.CASCADE, related_name="links")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "case"], name="message_case_once")]


class FeedCount(Record):
    """How many messages of a kind came from a source in an hour, and how many duties they proposed."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    hour = models.DateTimeField()
    event_type = models.CharField(max_length=120)
    outcome = models.CharField(max_length=10)
    messages = models.PositiveIntegerField(default=0)
    duties = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "hour", "event_type", "outcome"],
                name="feed_count_once",
            ),
        ]


class SilencedTrace(Record):
    """A keyed hash of a number we heard of with no victim linked, kept 30 days: a later link can ask for a replay."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    key = models.BinaryField(max_length=32)
    heard_on = models.DateField()
    expires_on = models.DateField()
    times = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="trace_once")]
        indexes = [models.Index(fields=["key"]), models.Index(fields=["expires_on"])]


class EligibleStub(Record):
    """The least needed to search for a missed case: a qualifying sentence with no victim linked."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=12)
    value = models.CharField(max_length=40)
    offence_code = models.CharField(max_length=12, blank=True)
    passed_on = models.DateField(null=True, blank=True)
    gateway = models.CharField(max_length=20)
    heard_at = models.DateTimeField()
    linked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "value", "offence_code", "passed_on"],
                name="stub_once",
                nulls_distinct=False,
            ),
        ]
