"""What prisons and courts send: movements, dates, leave, hospital, court records, and the older NOMIS events."""

from alongside.catalogue.feed_grammar import ACT, HOLD, IGNORE, RECORD, FeedType, rows
from alongside.catalogue.happenings import Happening as H

_EARLY = "Early word, mistakes included: held until the confirmed movement arrives."
_BY_CODE = "The code of the movement decides."
_NOT_OURS = "Daily life that is none of a victim's officer's business."
_NO_TEXT = "Notes are not read here."

PRISON: tuple[FeedType, ...] = (
    *rows("prison-offender-events.prisoner.", H.UNCLASSIFIED, HOLD, _BY_CODE, "received released"),
    FeedType("prisoner-offender-search.prisoner.received", H.EARLY_RECEPTION, HOLD, _EARLY),
    FeedType("prisoner-offender-search.prisoner.released", H.EARLY_RELEASE, HOLD, _EARLY),
    FeedType("prisoner-offender-search.prisoner.updated", H.PRISON_LIFE, IGNORE, "No category that concerns a victim."),
    FeedType(
        "prisoner-offender-search.prisoner.convicted-status-changed",
        H.STATUS_CHANGED,
        ACT,
        "Convicted or no longer so: eligibility may change.",
    ),
    FeedType("prisoner-offender-search.prisoner.alerts-updated", H.ALERT, IGNORE, "No alert that is watched."),
    FeedType(
        "prisoner-offender-search.prisoner.removed",
        H.RECORD_REMOVED,
        HOLD,
        "A prison record was removed: check the link by hand before anything else follows.",
    ),
    FeedType("prisoner-offender-search.prisoner.created", H.RECORD_CREATED, RECORD, "A prison record was opened."),
    FeedType(
        "prison-offender-events.prisoner.sentence-dates-changed",
        H.DATES_CHANGED,
        ACT,
        "Key dates may have moved: compare with what the victim was told.",
    ),
    FeedType(
        "calculate-release-dates.prisoner.changed",
        H.DATES_CHANGED,
        ACT,
        "Key dates may have moved: compare with what the victim was told.",
    ),
    *rows(
        "prison-offender-events.prisoner.",
        H.SENTENCE_CHANGED,
        ACT,
        "A sentence was edited: work out eligibility again.",
        "sentence.changed sentence-term.changed",
    ),
    FeedType(
        "prison-offender-events.prisoner.imprisonment-status-changed",
        H.STATUS_CHANGED,
        ACT,
        "Standing in custody changed: eligibility may change.",
    ),
    FeedType(
        "prison-offender-events.prisoner.fixed-term-recall.changed",
        H.RECALL_RECORDED,
        ACT,
        "A fixed-term recall: release follows soon and by itself.",
    ),
    FeedType("release-date-adjustments.adjustment.", H.ADJUSTMENT, RECORD, "More is to come before dates settle."),
    FeedType(
        "prison-offender-events.prisoner.merged",
        H.PRISON_MERGE,
        ACT,
        "Two prison records became one: links follow the number that was kept, and a person looks.",
    ),
    FeedType(
        "prison-offender-events.prisoner.booking.moved",
        H.BOOKING_MOVED,
        ACT,
        "A stay in prison belongs to another person: check who was told what.",
    ),
    FeedType(
        "prison-offender-events.prisoner.booking.deleted",
        H.BOOKING_DELETED,
        HOLD,
        "A stay in prison was deleted: nothing automatic may follow for it.",
    ),
    *rows(
        "prison-offender-events.prisoner.",
        H.CONTACT_ADDED,
        ACT,
        "A visitor or phone contact was added: it may be the victim.",
        "contact-added contact-approved",
    ),
    *rows(
        "prison-offender-events.prisoner.",
        H.CONTACT_REMOVED,
        RECORD,
        "A visitor or phone contact fell away.",
        "contact-removed contact-unapproved",
    ),
    *rows(
        "prison-offender-events.",
        H.RESTRICTION_CHANGED,
        ACT,
        "A limit on contact changed: it may protect the victim.",
        "prisoner.person-restriction. prisoner.restriction. visitor.restriction.",
    ),
    FeedType(
        "restricted-patients.patient.added",
        H.HOSPITAL_TRANSFER,
        ACT,
        "Now detained in hospital: the hospital duties apply.",
    ),
    FeedType(
        "restricted-patients.patient.removed",
        H.HOSPITAL_TRANSFER_ENDED,
        ACT,
        "No longer a hospital case: find out where to.",
    ),
    FeedType(
        "restricted-patients.patient.supporting-prison-changed",
        H.HOSPITAL_CHANGED,
        RECORD,
        "Another prison supports the hospital stay.",
    ),
    *rows("person.alert", H.ALERT, IGNORE, "No alert that is watched.", ". s.changed"),
    *rows("", H.PRISON_LIFE, IGNORE, _NO_TEXT, "person.case-note. prison.case-note."),
    *rows(
        "",
        H.PRISON_LIFE,
        IGNORE,
        _NOT_OURS,
        "adjudication. incentives. activities. incident. non-associations. location. prison-visit.",
    ),
)

ABSENCE: tuple[FeedType, ...] = (
    FeedType(
        "person.temporary-absence-authorisation.pending",
        H.TEMPORARY_ABSENCE_PLANNED,
        ACT,
        "Leave is being considered: the victim may have a view before it is approved.",
    ),
    FeedType(
        "person.temporary-absence-authorisation.approved",
        H.TEMPORARY_ABSENCE_APPROVED,
        ACT,
        "Leave was approved: the victim may need to know, never where to.",
    ),
    *rows(
        "person.temporary-absence-authorisation.",
        H.TEMPORARY_ABSENCE_REFUSED,
        ACT,
        "Leave will not take place as planned.",
        "denied cancelled expired",
    ),
    *rows(
        "person.temporary-absence-authorisation.",
        H.TEMPORARY_ABSENCE_CHANGED,
        ACT,
        "Planned leave changed.",
        "deferred paused resumed date-range-changed",
    ),
    *rows(
        "person.temporary-absence.",
        H.TEMPORARY_ABSENCE_CHANGED,
        ACT,
        "Planned leave changed: look at zones again.",
        "rescheduled relocated",
    ),
    FeedType("person.temporary-absence.scheduled", H.TEMPORARY_ABSENCE_CHANGED, RECORD, "An absence has a date."),
    FeedType("person.temporary-absence.started", H.TEMPORARY_ABSENCE_STARTED, RECORD, "Leave began."),
    FeedType("person.temporary-absence.completed", H.TEMPORARY_ABSENCE_ENDED, RECORD, "Back from leave."),
    FeedType("person.temporary-absence.cancelled", H.TEMPORARY_ABSENCE_CHANGED, RECORD, "One absence was cancelled."),
    FeedType(
        "person.temporary-absence.overdue",
        H.TEMPORARY_ABSENCE_OVERDUE,
        ACT,
        "Not back in time: check with the prison and police at once.",
    ),
)

COURT: tuple[FeedType, ...] = (
    *rows(
        "person.court-appearance.",
        H.HEARING_LISTED,
        RECORD,
        "The prison's own diary of court dates.",
        "scheduled completed started",
    ),
    *rows(
        "person.court-appearance.",
        H.HEARING_CHANGED,
        RECORD,
        "The prison's own diary of court dates.",
        "rescheduled cancelled relocated expired",
    ),
    *rows(
        "",
        H.SENTENCE_CHANGED,
        ACT,
        "A sentence was recorded from a warrant: work out eligibility.",
        "sentence.inserted sentence.updated sentence.deleted",
    ),
    *rows(
        "",
        H.COURT_RESULT,
        RECORD,
        "The prison's copy of a court record changed.",
        "court-case. court-appearance. charge.",
    ),
    FeedType(
        "manage-offences.offence.changed",
        H.OFFENCE_LIST_CHANGED,
        IGNORE,
        "The list of offences changed: about nobody, our own list needs a look.",
    ),
    FeedType(
        "commonplatform.large.case.received",
        H.COURT_DOCUMENT_READY,
        HOLD,
        "The court's message was too large to send: it has to be fetched.",
    ),
)

LEGACY: tuple[FeedType, ...] = (
    FeedType("EXTERNAL_MOVEMENT_RECORD-INSERTED", H.UNCLASSIFIED, HOLD, "A movement that does not say which."),
    FeedType("SENTENCE_DATES-CHANGED", H.DATES_CHANGED, ACT, "Key dates may have moved: compare with what was told."),
    FeedType("IMPRISONMENT_STATUS-CHANGED", H.STATUS_CHANGED, ACT, "Standing in custody changed."),
    FeedType("BOOKING_NUMBER-CHANGED", H.BOOKING_NUMBER_CHANGED, HOLD, "A booking number changed: often a merge."),
    FeedType("OFFENDER-UPDATED", H.PERSON_DETAILS, IGNORE, "Details changed, and the message does not say which."),
    FeedType(
        "DATA_COMPLIANCE_DELETE-OFFENDER",
        H.RECORD_REMOVED,
        HOLD,
        "A prison record was deleted: nothing about the victim goes without review.",
    ),
    FeedType("KA-KS", H.PRISON_LIFE, IGNORE, _NO_TEXT),
    FeedType(
        "OFFENDER_DETAILS_CHANGED", H.PERSON_DETAILS, IGNORE, "Details changed, and the message does not say which."
    ),
    *rows(
        "",
        H.OFFENDER_MANAGER_CHANGED,
        ACT,
        "Another officer works with the offender: keep contacts current.",
        "OFFENDER_MANAGER_CHANGED OFFENDER_OFFICER_CHANGED",
    ),
    *rows(
        "", H.SENTENCE_CHANGED, ACT, "A sentence changed: work out eligibility.", "SENTENCE_CHANGED CONVICTION_CHANGED"
    ),
)
