"""A case with one of every record there is, each text of which holds one word by which it is known anywhere."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4
from zlib import crc32

from django.apps import apps
from django.db import models

from alongside.actions import search_keys
from alongside.records.models import (
    AccessStatement,
    AggressionWarning,
    Bar,
    Case,
    CasePriority,
    CaseRole,
    Channel,
    Conflict,
    ConflictMatch,
    Contact,
    ContactPlan,
    Departure,
    Different,
    Duty,
    DutyPause,
    EmergencyUse,
    Event,
    FenceRelease,
    FourEyes,
    Identifier,
    InboundMessage,
    JournalEntry,
    KeyDate,
    LegalHold,
    Merge,
    MessageIdentifier,
    MessageLink,
    NamedAccess,
    NoContact,
    Note,
    Offence,
    OrderMark,
    Person,
    PersonName,
    Referral,
    Residence,
    ReturnedPost,
    Sample,
    SearchKey,
    Sentence,
    Snooze,
    Source,
    Staff,
    Tie,
    Unit,
    Visit,
)
from tests.architecture.whole_referral import refer
from tests.architecture.whole_visit import see
from tests.factories import NOW, TODAY, hosting

OF_A_CASE: tuple[type[models.Model], ...] = (
    AccessStatement,
    AggressionWarning,
    Bar,
    Case,
    CasePriority,
    CaseRole,
    Channel,
    ConflictMatch,
    Contact,
    ContactPlan,
    Departure,
    Different,
    Duty,
    DutyPause,
    EmergencyUse,
    Event,
    FenceRelease,
    FourEyes,
    Identifier,
    InboundMessage,
    JournalEntry,
    KeyDate,
    LegalHold,
    Merge,
    MessageIdentifier,
    MessageLink,
    NamedAccess,
    NoContact,
    Note,
    Offence,
    OrderMark,
    Person,
    PersonName,
    Referral,
    Residence,
    ReturnedPost,
    Sample,
    SearchKey,
    Sentence,
    Snooze,
    Tie,
    Visit,
)
"""Every model whose rows belong to a case."""

OF_A_PERSON = {"Draft", "Alert", "CalendarFeed"}
"""What somebody typed: theirs alone, and no longer theirs when they have lost the case; and what they are to know."""

OF_A_DESK = {"AccessLimit", "DeskSnooze", "EligibleStub", "SilencedTrace"} | {
    "ExcludedCrime", "ReferralBar", "ReferralGate", "ReferralImport", "ReferralKey", "ReferralProfile", "RejectedRow",
}  # fmt: skip
"""About people in no case: the desk's, of its own organisation or unit."""

OF_A_SEALED_DESK = {"Duplicate"}
"""For the list of a sealed case, of which its finder may not know; of others the privacy officer learns that it is."""

OF_A_DECLARER = {"Conflict", "ConflictKey"}
"""What a member of staff declared: theirs, the privacy officer's and their senior's."""

OF_NO_CASE = {
    "Staff", "Organisation", "Unit", "Membership", "Source", "FeedCount", "RegisterRow", "LocalStandard", "Purge",
    "RestoredCopy", "Team", "Cover", "OfficerProfile", "LoadLine", "JournalSeal", "LookFlag",
    "EndedSession", "Session", "SourceToken", "Outing", "Shift", "HandOver",
}  # fmt: skip
"""Says nothing of anybody served."""


def fill(
    unit: Unit, word: str, *, by: Staff, owner: Staff | None = None, restricted: bool = False, closed: bool = False
) -> Case:
    """Make the case. Somebody must act who may: a purpose over cases."""
    organisation = unit.organisation
    number = f"{crc32(word.encode()) % 10_000:04}"
    person = Person.objects.create(organisation=organisation, name=f"Ceri {word}", known_as=word, needs=f"{word} needs")
    accused = Person.objects.create(organisation=organisation, name=f"Kelvin {word}")
    case = Case.objects.create(
        organisation=organisation,
        unit=unit,
        person=person,
        owner=owner,
        offence_summary=f"{word} assault",
        restricted=restricted,
        opened_on=TODAY - timedelta(days=40),
        **({"state": "closed", "closed_on": TODAY, "closed_why": "work_done"} if closed else {}),
    )
    CaseRole.objects.create(case=case, person=person, role="victim", relation=word, starts_on=TODAY)
    CaseRole.objects.create(case=case, person=accused, role="offender", relation=word)
    PersonName.objects.create(person=person, name=f"Cerys {word}", kind="alias")
    Identifier.objects.create(organisation=organisation, person=accused, kind="NOMS", value=f"A{number}{word[-2:]}")
    channel = Channel.objects.create(
        person=person, way="phone", value=f"07700 900{number[:3]}", conditions=word, safety="conditions", said_by=word,
        recorded_at=NOW,
    )  # fmt: skip
    ContactPlan.objects.create(
        person=person, term="own", own_term=word, interpreter_name=word, safe_word=word, end_word=word, excuse=word,
        times=f'[["best", [], "", "", "{word}"]]', careful_days=f'[[1, 2, null, "{word}"]]', proxy_may=word,
        said=f'{{"words": ["{word}", "2026-12-18"]}}', recorded_at=NOW,
    )  # fmt: skip
    Residence.objects.create(channel=channel, said_by=word, recorded_at=NOW)
    Sentence.objects.create(person=accused, kind="custody", court=word, source="typed", offence=word, as_of=NOW)
    KeyDate.objects.create(person=accused, kind="CRD", value=TODAY + timedelta(days=90), as_of=NOW, source=word)
    Offence.objects.create(case=case, person=accused, title=f"{word} offence", source="typed")
    with hosting():
        source, _ = Source.objects.get_or_create(slug="shared", defaults={"name": "Prison feed", "last_heard_at": NOW})
    message = InboundMessage.objects.create(
        source=source,
        organisation=organisation,
        name=word,
        received_at=NOW,
        occurred_at=NOW,
        form="domain_event",
        event_type="prison-offender-events.prisoner.released",
        happening="RELEASED_IN_ERROR",
        verdict="act",
        outcome="proposed",
        state="waiting",
        reason=f"{word} was released.",
        fingerprint=uuid4().hex,
        signal={"identifiers": [["NOMS", f"A{number}XX"]], "facts": {"reason": word}, "fenced": {"prison": word}}
        | {"form": "domain_event", "event_type": word, "happening": "RELEASED_IN_ERROR", "verdict": "act"}
        | {"reason": word, "fingerprint": word, "occurred_at": None, "dates": {}, "withheld": []}
        | {"detail_url": "", "early": False}
        | {"referral": {"fields": {"surname": word}, "unmapped": [], "problems": []}},
    )
    MessageIdentifier.objects.create(message=message, kind="NOMS", value=word)
    MessageLink.objects.create(message=message, case=case)
    refer(case, message, word, by)
    see(case, channel, word, by)
    event = Event.objects.create(
        case=case, kind="custody.released_in_error", state="proposed", key=uuid4().hex, occurred_at=NOW,
        recorded_at=NOW, message=message, note=word, facts={"reason": word},
    )  # fmt: skip
    FenceRelease.objects.create(
        case=case, event=event, field="hostel", said=word, reason=word, released_by=by, released_at=NOW
    )
    contact = Contact.objects.create(
        case=case, made_at=NOW, made_by=by, recorded_at=NOW, direction="out", way="phone", channel=channel,
        person=person, answered_by="nobody", outcome="not_reached", said=word, concern=word,
    )  # fmt: skip
    Departure.objects.create(
        case=case, channel=channel, outlet="call", at=NOW, by=by, light="amber", needs="reason",
        against="conditions", override_why=word,
    )  # fmt: skip
    for kind, title, due, state in (
        ("police.tell_of_charge", "", TODAY, "open"),
        ("own.task", f"{word} task", TODAY - timedelta(days=1), "attempted"),
        ("police.tell_of_charge", "", TODAY, "proposed"),
    ):
        duty = Duty.objects.create(
            case=case, unit=unit, owner=owner, kind=kind, title=title, due_on=due, state=state, arose_at=NOW,
            because={"en": word, "cy": word}, event=event if state == "proposed" else None,
        )  # fmt: skip
        DutyPause.objects.create(duty=duty, from_on=TODAY, until_on=TODAY, reason=word, recorded_by=by, recorded_at=NOW)
    FourEyes.objects.create(
        case=case,
        what="fence",
        event=event,
        field="prison",
        said=word,
        why=word,
        found=word,
        asked_by=by,
        asked_at=NOW,
    )
    FourEyes.objects.create(
        case=case, what="contact", channel=channel, field="call", said=word, why=word, found=word, asked_by=by,
        asked_at=NOW,
    )  # fmt: skip
    Different.objects.create(
        organisation=organisation, person=person, other=accused, why=word, common=word, said_by=by, said_at=NOW
    )
    Tie.objects.create(
        organisation=organisation, person=person, other=accused, kind="household", said_by=by, said_at=NOW
    )
    given_up = Person.objects.create(organisation=organisation, name=f"Cerri {word}")
    Merge.objects.create(
        organisation=organisation,
        kept=person,
        gone=given_up,
        moved=f'{{"word": "{word}"}}',
        merged_by=by,
        merged_at=NOW,
    )
    Note.objects.create(case=case, written_at=NOW, written_by=by, text=f"{word} note")
    CasePriority.objects.create(case=case, level="P1", why=f"{word} first", set_by=by, set_at=NOW)
    OrderMark.objects.create(case=case, kind="pin", why=f"{word} pin", made_by=by, made_at=NOW, until_on=TODAY)
    LegalHold.objects.create(case=case, sort="complaint", why=f"{word} hold", placed_by=by, placed_at=NOW)
    NamedAccess.objects.create(case=case, staff=by, starts_on=date(2026, 1, 1))
    with hosting():
        former = Staff.objects.get_or_create(username="former", defaults={"name": "Former", "password": "!"})[0]
    Bar.objects.create(case=case, staff=former, why="conflict", starts_on=date(2026, 1, 1))
    EmergencyUse.objects.create(
        case=case, organisation=organisation, staff=by, reason="other", words=f"{word} emergency", at=NOW,
        ends_at=NOW + timedelta(hours=4), ended_at=NOW,
    )  # fmt: skip
    Sample.objects.create(case=case, staff=by, reason="quality", words=f"{word} sample", at=NOW)
    conflict, _ = Conflict.objects.get_or_create(
        staff=former, kind="case", defaults={"declared_at": NOW, "confirmed_at": NOW}
    )
    ConflictMatch.objects.create(conflict=conflict, case=case, person=person, match="sure", found_on=TODAY)
    JournalEntry.objects.create(
        at=contact.made_at, purpose="bench", verb="case.open", case_id=case.pk, organisation_id=organisation.pk
    )
    AccessStatement.objects.create(
        case=case, organisation=organisation, from_on=TODAY, until_on=TODAY, made_by=by, made_at=NOW, outcome="agreed"
    )
    search_keys.refresh_many([person.pk, accused.pk])
    return case


def rows_of(case: Case) -> dict[type[models.Model], set[int]]:
    """The keys of its rows, table by table. Somebody must act who sees them."""
    persons = Person.objects.filter(roles__case=case).values("pk")
    messages = MessageLink.objects.filter(case=case).values("message")
    by_path: dict[str, dict[str, Any]] = {
        "person": {"person__in": persons},
        "kept": {"kept__in": persons},
        "message": {"message__in": messages},
        "duty": {"duty__case": case},
        "channel": {"channel__person__in": persons},
    }
    found = {}
    for model in OF_A_CASE:
        names = {field.name for field in model._meta.fields}
        if model in (Case, Person, InboundMessage):
            which: dict[str, Any] = {"pk__in": {Case: [case.pk], Person: persons, InboundMessage: messages}[model]}
        elif "case" in names:
            which = {"case": case}
        elif "case_id" in names:
            which = {"case_id": case.pk}
        else:
            which = next(path for name, path in by_path.items() if name in names)
        found[model] = set(model._default_manager.filter(**which).values_list("pk", flat=True))
        assert found[model], f"the whole case has no {model.__name__}"
    return found


def models_of_the_program() -> set[type[models.Model]]:
    """Every model of ours."""
    return set(apps.get_app_config("records").get_models())
