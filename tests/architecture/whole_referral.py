"""The referral a whole case came by, with the file it stood in: each text of it holds the case's word."""

import json

from alongside.records.models import Case, InboundMessage, Referral, ReferralGate, ReferralImport, RejectedRow, Staff
from tests.factories import NOW, TODAY


def refer(case: Case, message: InboundMessage, word: str, by: Staff) -> Referral:
    """The referral, accepted; the file, which somebody still has to map; one row of it that was rejected."""
    batch = ReferralImport.objects.create(
        organisation_id=case.organisation_id, unit=case.unit, source=message.source, form="csv", started_by=by,
        started_at=NOW, lines=json.dumps([[1, "surname", "crimeReference"], [2, word, "CW/1"]]),
    )  # fmt: skip
    RejectedRow.objects.create(
        batch=batch, row=2, says=json.dumps({"cells": [["surname", word]], "fields": {"surname": word}}),
        reference=word, faults=[["surname", "surname", "too_long"]],
    )  # fmt: skip
    referral = Referral.objects.create(
        organisation_id=case.organisation_id, unit=case.unit, source=message.source, kind="import", batch=batch, row=3,
        message=message, fingerprint=message.fingerprint, says=json.dumps({"surname": word}), received_at=NOW,
        state="accepted", respond_by=TODAY, priority="P3", case=case, decided_at=NOW, decided_why=word,
    )  # fmt: skip
    ReferralGate.objects.create(
        referral=referral, gate="consent", reason="consent_missing", found_at=NOW, ended_at=NOW, ended_how="cleared",
        ended_why=word,
    )  # fmt: skip
    return referral
