"""What probation and its neighbours send: licences, the probation case, recall, hostels."""

from alongside.catalogue.feed_grammar import ACT, HOLD, IGNORE, RECORD, FeedType, rows
from alongside.catalogue.happenings import Happening as H

LICENCE: tuple[FeedType, ...] = (
    FeedType(
        "create-and-vary-a-licence.variation.activated",
        H.LICENCE_VARIED,
        ACT,
        "Conditions changed: was the victim's officer consulted?",
    ),
    FeedType(
        "create-and-vary-a-licence.hdc-variation.activated",
        H.LICENCE_VARIED,
        ACT,
        "Conditions changed: was the victim's officer consulted?",
    ),
    *rows(
        "create-and-vary-a-licence.",
        H.LICENCE_ACTIVATED,
        ACT,
        "A licence is in force: tell the victim only of conditions that concern them.",
        "licence.activated hdc-licence.activated prrd-licence.activated time-served-licence.activated",
    ),
    *rows(
        "create-and-vary-a-licence.",
        H.LICENCE_ENDED,
        ACT,
        "A licence is no longer in force; the event does not say why: find out before telling.",
        "licence.inactivated variation.inactivated hdc-licence.inactivated hdc-variation.inactivated "
        "prrd-licence.inactivated time-served-licence.inactivated",
    ),
    FeedType(
        "create-and-vary-a-licence.", H.LICENCE_GIVEN, HOLD, "A kind of licence event that is new to us: look at it."
    ),
)

PROBATION: tuple[FeedType, ...] = (
    FeedType("probation-case.registration.", H.REGISTRATION_CHANGED, RECORD, "A register that is not watched."),
    FeedType("probation-case.engagement.created", H.RECORD_CREATED, RECORD, "A probation record was opened."),
    FeedType(
        "probation-case.prison-identifier.added",
        H.IDENTIFIERS_LINKED,
        ACT,
        "Prison and probation numbers belong together: join the halves of the case.",
    ),
    FeedType("probation-case.prison-identifier.", H.IDENTIFIERS_CHANGED, HOLD, "A link of numbers changed: look."),
    FeedType(
        "probation-case.merge.completed",
        H.PROBATION_MERGE,
        ACT,
        "Two probation records became one: links follow the number that was kept, and a person looks.",
    ),
    FeedType(
        "probation-case.unmerge.completed",
        H.PROBATION_UNMERGE,
        ACT,
        "A merge was undone: a person says which victim belongs where before anything is sent.",
    ),
    *rows(
        "probation-case.sentence.",
        H.SENTENCE_CHANGED,
        ACT,
        "The probation side of a sentence changed: work out eligibility again.",
        "created amended unterminated deleted moved",
    ),
    FeedType("probation-case.sentence.terminated", H.SENTENCE_ENDED, ACT, "Supervision ended: protections may end."),
    *rows(
        "",
        H.ADDRESS_CHANGED,
        ACT,
        "The offender's address changed: check the distance inside our walls only.",
        "probation-case.address. core-person-record.probation.address.",
    ),
    *rows(
        "probation-case.",
        H.PROBATION_LIFE,
        RECORD,
        "A line in the history of the probation case.",
        "mappa-information. mappa-export. supervision. supervision-appointment. assessment-summary. cas3-booking.",
    ),
    *rows(
        "probation-case.",
        H.ACCESS_LIMITED,
        ACT,
        "Who may see the offender's record changed: look again at who sees the case.",
        "exclusion. restriction.",
    ),
    *rows(
        "probation-case.",
        H.RECORD_REMOVED,
        HOLD,
        "A probation record was deleted: nothing about the victim goes without review.",
        "deleted.gdpr engagement.deleted",
    ),
    FeedType("probation-case.engagement.recovered", H.RECORD_CREATED, HOLD, "A deleted record came back: look at it."),
    FeedType("enforcement.breach.concluded", H.BREACH_CONCLUDED, RECORD, "A breach was dealt with."),
    FeedType("enforcement.recall.raised", H.RECALL_CONSIDERED, ACT, "A recall was raised: nothing for the victim yet."),
    *rows(
        "",
        H.OFFENDER_MANAGER_CHANGED,
        ACT,
        "Another officer works with the offender: keep contacts current.",
        "person.community.manager.allocated person.community.manager.transferred "
        "offender-management.pom.allocated offender-management.handover.changed",
    ),
    FeedType("probation.staff.updated", H.PROBATION_LIFE, IGNORE, "Details of probation staff changed."),
    FeedType("tier.calculation.complete", H.TIER, RECORD, "Sent even when nothing changed."),
    FeedType(
        "risk-assessment.scores.", H.RISK_SCORE, RECORD, "Scores stay with the offender manager; the band may show."
    ),
    FeedType("assessment.summary.produced", H.RISK_PLAN, RECORD, "An assessment was completed."),
)

RECALL: tuple[FeedType, ...] = (
    FeedType(
        "prison-recall.recommendation.consideration",
        H.RECALL_CONSIDERED,
        ACT,
        "A recall is being considered: for the officer only, nothing for the victim yet.",
    ),
    *rows(
        "prison-recall.recommendation.",
        H.RECALL_CONSIDERED,
        HOLD,
        "A manager decided on a recall, and the message does not say how.",
        "management-oversight managementOversight",
    ),
    FeedType("prison-recall.recommendation.deleted", H.RECALL_WITHDRAWN, ACT, "A thought of recall was dropped."),
    FeedType("recall.inserted", H.RECALL_RECORDED, ACT, "A recall was recorded: its type sets what is said and when."),
    FeedType(
        "recall.updated", H.RECALL_CORRECTED, ACT, "The record of a recall changed: check what the victim was told."
    ),
    FeedType("recall.deleted", H.RECALL_CORRECTED, HOLD, "A recall was deleted: was the victim told of it?"),
)

HOSTEL: tuple[FeedType, ...] = (
    *rows("approved-premises.booking.", H.HOSTEL_BOOKED, ACT, "A hostel place: check zones.", "made changed"),
    *rows("approved-premises.booking.", H.HOSTEL_NOT_TAKEN, RECORD, "A hostel place fell away.", "cancelled not-made"),
    FeedType("approved-premises.person.arrived", H.HOSTEL_ARRIVED, ACT, "Arrived at a hostel: check zones."),
    FeedType("approved-premises.person.not-arrived", H.HOSTEL_NOT_TAKEN, ACT, "Did not arrive at the hostel: ask why."),
    FeedType("approved-premises.person.departed", H.HOSTEL_LEFT, ACT, "Left the hostel: find out how and where to."),
    FeedType("approved-premises.application.", H.PROBATION_LIFE, RECORD, "Paperwork for a hostel place."),
    *rows("accommodation.cas3.", H.HOSTEL_ARRIVED, ACT, "Arrived in temporary housing: check zones.", "person.arrived"),
    *rows("accommodation.cas3.", H.HOSTEL_LEFT, ACT, "Left temporary housing: ask where to.", "person.departed"),
    *rows("accommodation.cas3.", H.HOSTEL_BOOKED, ACT, "Temporary housing: check zones.", "booking.confirmed"),
    *rows("accommodation.cas3.", H.HOSTEL_NOT_TAKEN, RECORD, "Temporary housing fell away.", "booking.cancelled"),
    *rows("", H.PROBATION_LIFE, RECORD, "Paperwork for housing.", "accommodation.cas3. applications.cas2."),
)
