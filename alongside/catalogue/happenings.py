"""What the feeds can say happened: one word for each, kept for ever.

A gateway gives every signal one of these; an event kind lists the ones that report it. The movement classes come from
the code of a movement (`catalogue/lists/movement_codes.csv`), never from the word "released"; the rest is what an event
type or a document means for a victim's officer.
"""

from enum import StrEnum

from alongside.rules.words import Words


class Happening(StrEnum):
    """What happened, in one word. Stored and printed: values never change, new ones may be added."""

    # Movements, by code
    DEATH = "DEATH"
    UNLAWFULLY_AT_LARGE = "UNLAWFULLY_AT_LARGE"
    RECAPTURE = "RECAPTURE"
    LATE_RETURN = "LATE_RETURN"
    RELEASE_LICENCE = "RELEASE_LICENCE"
    RELEASE_HDC = "RELEASE_HDC"
    RELEASE_PAROLE = "RELEASE_PAROLE"
    RELEASE_POST_RECALL = "RELEASE_POST_RECALL"
    RELEASE_EARLY_ECSL = "RELEASE_EARLY_ECSL"
    RELEASE_OTHER = "RELEASE_OTHER"
    REMOVED_FROM_UK = "REMOVED_FROM_UK"
    RETURNED_AFTER_REMOVAL = "RETURNED_AFTER_REMOVAL"
    HOSPITAL = "HOSPITAL"
    RECALL_ADMISSION = "RECALL_ADMISSION"
    RECALL_HDC = "RECALL_HDC"
    RECALL_DTO = "RECALL_DTO"
    SENTENCED_ADMISSION = "SENTENCED_ADMISSION"
    REMAND = "REMAND"
    CONVICTED_UNSENTENCED = "CONVICTED_UNSENTENCED"
    CONVICTION_OR_SENTENCE_QUASHED = "CONVICTION_OR_SENTENCE_QUASHED"
    NOT_CONVICTED_OR_NO_CUSTODY = "NOT_CONVICTED_OR_NO_CUSTODY"
    BAIL = "BAIL"
    ADMIN_MERGE = "ADMIN_MERGE"
    TRANSFER = "TRANSFER"
    TRANSFER_IN = "TRANSFER_IN"
    COURT = "COURT"
    TEMPORARY_ABSENCE = "TEMPORARY_ABSENCE"
    UNCLASSIFIED = "UNCLASSIFIED"
    # Movements heard of without a code
    EARLY_RECEPTION = "EARLY_RECEPTION"
    EARLY_RELEASE = "EARLY_RELEASE"
    CUSTODY_STATE = "CUSTODY_STATE"
    MOVEMENT_HISTORY = "MOVEMENT_HISTORY"
    # Sentences and dates
    DATES_CHANGED = "DATES_CHANGED"
    DATES_GIVEN = "DATES_GIVEN"
    SENTENCE_CHANGED = "SENTENCE_CHANGED"
    SENTENCE_ENDED = "SENTENCE_ENDED"
    STATUS_CHANGED = "STATUS_CHANGED"
    ADJUSTMENT = "ADJUSTMENT"
    # Licences
    LICENCE_ACTIVATED = "LICENCE_ACTIVATED"
    LICENCE_VARIED = "LICENCE_VARIED"
    LICENCE_ENDED = "LICENCE_ENDED"
    LICENCE_GIVEN = "LICENCE_GIVEN"
    HDC_ASSESSED = "HDC_ASSESSED"
    # Recall
    RECALL_CONSIDERED = "RECALL_CONSIDERED"
    RECALL_DECIDED = "RECALL_DECIDED"
    RECALL_NOT_DECIDED = "RECALL_NOT_DECIDED"
    RECALL_WITHDRAWN = "RECALL_WITHDRAWN"
    RECALL_RECORDED = "RECALL_RECORDED"
    RECALL_CORRECTED = "RECALL_CORRECTED"
    BREACH_CONCLUDED = "BREACH_CONCLUDED"
    # Temporary absence
    TEMPORARY_ABSENCE_PLANNED = "TEMPORARY_ABSENCE_PLANNED"
    TEMPORARY_ABSENCE_APPROVED = "TEMPORARY_ABSENCE_APPROVED"
    TEMPORARY_ABSENCE_REFUSED = "TEMPORARY_ABSENCE_REFUSED"
    TEMPORARY_ABSENCE_CHANGED = "TEMPORARY_ABSENCE_CHANGED"
    TEMPORARY_ABSENCE_STARTED = "TEMPORARY_ABSENCE_STARTED"
    TEMPORARY_ABSENCE_ENDED = "TEMPORARY_ABSENCE_ENDED"
    TEMPORARY_ABSENCE_OVERDUE = "TEMPORARY_ABSENCE_OVERDUE"
    ESCORT = "ESCORT"
    # Hospital
    HOSPITAL_TRANSFER = "HOSPITAL_TRANSFER"
    HOSPITAL_TRANSFER_ENDED = "HOSPITAL_TRANSFER_ENDED"
    HOSPITAL_CHANGED = "HOSPITAL_CHANGED"
    # Courts
    SENTENCED = "SENTENCED"
    COURT_RESULT = "COURT_RESULT"
    COURT_RESULT_WITHDRAWN = "COURT_RESULT_WITHDRAWN"
    HEARING_LISTED = "HEARING_LISTED"
    HEARING_CHANGED = "HEARING_CHANGED"
    COURT_DOCUMENT_READY = "COURT_DOCUMENT_READY"
    OFFENCE_LIST_CHANGED = "OFFENCE_LIST_CHANGED"
    # Who is who
    PRISON_MERGE = "PRISON_MERGE"
    BOOKING_MOVED = "BOOKING_MOVED"
    BOOKING_DELETED = "BOOKING_DELETED"
    BOOKING_NUMBER_CHANGED = "BOOKING_NUMBER_CHANGED"
    PROBATION_MERGE = "PROBATION_MERGE"
    PROBATION_UNMERGE = "PROBATION_UNMERGE"
    IDENTIFIERS_LINKED = "IDENTIFIERS_LINKED"
    IDENTIFIERS_CHANGED = "IDENTIFIERS_CHANGED"
    RECORD_CREATED = "RECORD_CREATED"
    RECORD_REMOVED = "RECORD_REMOVED"
    PERSON_DETAILS = "PERSON_DETAILS"
    # Risk and protection
    REGISTRATION_CHANGED = "REGISTRATION_CHANGED"
    CONTACT_ADDED = "CONTACT_ADDED"
    CONTACT_REMOVED = "CONTACT_REMOVED"
    RESTRICTION_CHANGED = "RESTRICTION_CHANGED"
    ACCESS_LIMITED = "ACCESS_LIMITED"
    ALERT = "ALERT"
    RISK_SCORE = "RISK_SCORE"
    RISK_PLAN = "RISK_PLAN"
    TIER = "TIER"
    # Where someone lives, and who works with them
    HOSTEL_BOOKED = "HOSTEL_BOOKED"
    HOSTEL_NOT_TAKEN = "HOSTEL_NOT_TAKEN"
    HOSTEL_ARRIVED = "HOSTEL_ARRIVED"
    HOSTEL_LEFT = "HOSTEL_LEFT"
    ADDRESS_CHANGED = "ADDRESS_CHANGED"
    OFFENDER_MANAGER_CHANGED = "OFFENDER_MANAGER_CHANGED"
    # Parole and police
    PAROLE_REVIEW = "PAROLE_REVIEW"
    PAROLE_DECIDED = "PAROLE_DECIDED"
    REFERRAL_RECEIVED = "REFERRAL_RECEIVED"
    # None of our business, or not understood
    PRISON_LIFE = "PRISON_LIFE"
    PROBATION_LIFE = "PROBATION_LIFE"
    REFERENCE_LIST = "REFERENCE_LIST"
    UNKNOWN = "UNKNOWN"
    UNREADABLE = "UNREADABLE"


MOVEMENTS: frozenset[str] = frozenset(list(Happening)[: list(Happening).index(Happening.UNCLASSIFIED) + 1])
"""The classes a movement code can have: what a replaced list of movement codes may use."""

MEANINGS: dict[Happening, Words] = {
    Happening.DEATH: Words("The offender has died", "Mae'r troseddwr wedi marw"),
    Happening.UNLAWFULLY_AT_LARGE: Words("Escaped or absconded", "Wedi dianc neu ffoi"),
    Happening.RECAPTURE: Words("Caught after an escape", "Wedi'i ddal ar ôl dianc"),
    Happening.LATE_RETURN: Words("Came back late from leave", "Wedi dychwelyd yn hwyr o absenoldeb"),
    Happening.RELEASE_LICENCE: Words("Released on licence", "Wedi'i ryddhau ar drwydded"),
    Happening.RELEASE_HDC: Words("Released on home detention curfew", "Wedi'i ryddhau ar gyrffyw cadw gartref"),
    Happening.RELEASE_PAROLE: Words("Released on parole", "Wedi'i ryddhau ar barôl"),
    Happening.RELEASE_POST_RECALL: Words("Released again after a recall", "Wedi'i ryddhau eto ar ôl ei alw'n ôl"),
    Happening.RELEASE_EARLY_ECSL: Words("Released early under a scheme", "Wedi'i ryddhau'n gynnar dan gynllun"),
    Happening.RELEASE_OTHER: Words("Released, without a licence", "Wedi'i ryddhau, heb drwydded"),
    Happening.REMOVED_FROM_UK: Words("Removed from the country", "Wedi'i symud o'r wlad"),
    Happening.RETURNED_AFTER_REMOVAL: Words("Came back after removal", "Wedi dychwelyd ar ôl ei symud o'r wlad"),
    Happening.HOSPITAL: Words("Left prison for hospital", "Wedi gadael y carchar i fynd i'r ysbyty"),
    Happening.RECALL_ADMISSION: Words("Back in prison on recall", "Yn ôl yn y carchar ar ôl ei alw'n ôl"),
    Happening.RECALL_HDC: Words("Recalled from curfew", "Wedi'i alw'n ôl o gyrffyw"),
    Happening.RECALL_DTO: Words(
        "Recalled from a detention and training order", "Wedi'i alw'n ôl o orchymyn cadw a hyfforddi"
    ),
    Happening.SENTENCED_ADMISSION: Words("Came into prison sentenced", "Wedi dod i'r carchar ar ôl dedfryd"),
    Happening.REMAND: Words("On remand", "Ar remand"),
    Happening.CONVICTED_UNSENTENCED: Words("Convicted, not yet sentenced", "Wedi'i euogfarnu, heb ei ddedfrydu eto"),
    Happening.CONVICTION_OR_SENTENCE_QUASHED: Words(
        "Released because an appeal succeeded", "Wedi'i ryddhau am fod apêl wedi llwyddo"
    ),
    Happening.NOT_CONVICTED_OR_NO_CUSTODY: Words(
        "Released without a custodial sentence", "Wedi'i ryddhau heb ddedfryd o garchar"
    ),
    Happening.BAIL: Words("Released on bail", "Wedi'i ryddhau ar fechnïaeth"),
    Happening.ADMIN_MERGE: Words("Closed on paper: two records became one", "Wedi'i gau ar bapur: unwyd dau gofnod"),
    Happening.TRANSFER: Words("Moved between prisons", "Wedi'i symud rhwng carchardai"),
    Happening.TRANSFER_IN: Words("Came in from another prison", "Wedi dod i mewn o garchar arall"),
    Happening.COURT: Words("Out to court or back", "Allan i'r llys neu yn ôl"),
    Happening.TEMPORARY_ABSENCE: Words("Out on leave or back", "Allan ar absenoldeb neu yn ôl"),
    Happening.UNCLASSIFIED: Words("A movement nobody has classed", "Symudiad heb ei ddosbarthu"),
    Happening.EARLY_RECEPTION: Words("Early word of a reception", "Gair cynnar am dderbyniad i garchar"),
    Happening.EARLY_RELEASE: Words("Early word of a release", "Gair cynnar am ryddhau"),
    Happening.CUSTODY_STATE: Words("A picture of someone in custody", "Darlun o rywun yn y ddalfa"),
    Happening.MOVEMENT_HISTORY: Words("A history of stays in prison", "Hanes cyfnodau yn y carchar"),
    Happening.DATES_CHANGED: Words("Key dates may have moved", "Gall dyddiadau allweddol fod wedi symud"),
    Happening.DATES_GIVEN: Words("Key dates as they stand", "Dyddiadau allweddol fel y maent"),
    Happening.SENTENCE_CHANGED: Words("A sentence was recorded or changed", "Cofnodwyd neu newidiwyd dedfryd"),
    Happening.SENTENCE_ENDED: Words("A sentence ended", "Daeth dedfryd i ben"),
    Happening.STATUS_CHANGED: Words("Standing in custody changed", "Newidiodd statws yn y ddalfa"),
    Happening.ADJUSTMENT: Words("Days added or taken off", "Ychwanegwyd neu dynnwyd diwrnodau"),
    Happening.LICENCE_ACTIVATED: Words("A licence came into force", "Daeth trwydded i rym"),
    Happening.LICENCE_VARIED: Words("Licence conditions changed", "Newidiwyd amodau trwydded"),
    Happening.LICENCE_ENDED: Words("A licence is no longer in force", "Nid yw trwydded mewn grym mwyach"),
    Happening.LICENCE_GIVEN: Words("A licence as it stands", "Trwydded fel y mae"),
    Happening.HDC_ASSESSED: Words(
        "Being assessed for home detention curfew", "Yn cael ei asesu ar gyfer cyrffyw cadw gartref"
    ),
    Happening.RECALL_CONSIDERED: Words("A recall is being considered", "Ystyrir galw'n ôl i'r carchar"),
    Happening.RECALL_DECIDED: Words("A recall was decided", "Penderfynwyd galw'n ôl i'r carchar"),
    Happening.RECALL_NOT_DECIDED: Words("Decided not to recall", "Penderfynwyd peidio â galw'n ôl"),
    Happening.RECALL_WITHDRAWN: Words("A thought of recall was dropped", "Rhoddwyd y gorau i ystyried galw'n ôl"),
    Happening.RECALL_RECORDED: Words("A recall was recorded", "Cofnodwyd galw'n ôl i'r carchar"),
    Happening.RECALL_CORRECTED: Words("The record of a recall changed", "Newidiwyd y cofnod o alw'n ôl i'r carchar"),
    Happening.BREACH_CONCLUDED: Words("A breach was dealt with", "Deliwyd â thorri amodau"),
    Happening.TEMPORARY_ABSENCE_PLANNED: Words("Leave is being considered", "Ystyrir absenoldeb dros dro"),
    Happening.TEMPORARY_ABSENCE_APPROVED: Words("Leave was approved", "Cymeradwywyd absenoldeb dros dro"),
    Happening.TEMPORARY_ABSENCE_REFUSED: Words(
        "Leave will not take place", "Ni fydd yr absenoldeb dros dro yn digwydd"
    ),
    Happening.TEMPORARY_ABSENCE_CHANGED: Words("Planned leave changed", "Newidiwyd absenoldeb arfaethedig"),
    Happening.TEMPORARY_ABSENCE_STARTED: Words("Leave began", "Dechreuodd absenoldeb dros dro"),
    Happening.TEMPORARY_ABSENCE_ENDED: Words("Back from leave", "Yn ôl o absenoldeb dros dro"),
    Happening.TEMPORARY_ABSENCE_OVERDUE: Words("Not back from leave in time", "Heb ddychwelyd o absenoldeb mewn pryd"),
    Happening.ESCORT: Words("Out under escort", "Allan dan hebryngiad"),
    Happening.HOSPITAL_TRANSFER: Words("Detained in hospital", "Yn cael ei gadw mewn ysbyty"),
    Happening.HOSPITAL_TRANSFER_ENDED: Words("No longer detained in hospital", "Heb ei gadw mewn ysbyty mwyach"),
    Happening.HOSPITAL_CHANGED: Words("Hospital arrangements changed", "Newidiwyd y trefniadau ysbyty"),
    Happening.SENTENCED: Words("Sentenced by a court", "Wedi'i ddedfrydu gan lys"),
    Happening.COURT_RESULT: Words("A court gave a result", "Rhoddodd llys ganlyniad"),
    Happening.COURT_RESULT_WITHDRAWN: Words("A hearing was deleted", "Dilëwyd gwrandawiad"),
    Happening.HEARING_LISTED: Words("A hearing is listed", "Rhestrwyd gwrandawiad"),
    Happening.HEARING_CHANGED: Words("A court date moved or fell away", "Symudodd neu diddymwyd dyddiad llys"),
    Happening.COURT_DOCUMENT_READY: Words("A court document can be fetched", "Mae dogfen llys ar gael i'w nôl"),
    Happening.OFFENCE_LIST_CHANGED: Words("The list of offences changed", "Newidiwyd y rhestr o droseddau"),
    Happening.PRISON_MERGE: Words("Two prison records became one", "Unwyd dau gofnod carchar"),
    Happening.BOOKING_MOVED: Words(
        "A stay in prison belongs to another person", "Mae cyfnod yn y carchar yn perthyn i berson arall"
    ),
    Happening.BOOKING_DELETED: Words("A stay in prison was deleted", "Dilëwyd cyfnod yn y carchar"),
    Happening.BOOKING_NUMBER_CHANGED: Words("A booking number changed", "Newidiwyd rhif cadw"),
    Happening.PROBATION_MERGE: Words("Two probation records became one", "Unwyd dau gofnod prawf"),
    Happening.PROBATION_UNMERGE: Words("A probation merge was undone", "Dadwnaed uno cofnodion prawf"),
    Happening.IDENTIFIERS_LINKED: Words(
        "Prison and probation numbers were linked", "Cysylltwyd rhifau carchar a phrawf"
    ),
    Happening.IDENTIFIERS_CHANGED: Words("An identifier changed", "Newidiwyd rhif adnabod"),
    Happening.RECORD_CREATED: Words("A record was opened", "Agorwyd cofnod"),
    Happening.RECORD_REMOVED: Words("A record was removed", "Dilëwyd cofnod"),
    Happening.PERSON_DETAILS: Words("Details of a person", "Manylion person"),
    Happening.REGISTRATION_CHANGED: Words("A probation register changed", "Newidiwyd cofrestr brawf"),
    Happening.CONTACT_ADDED: Words("A visitor or phone contact was added", "Ychwanegwyd ymwelydd neu gyswllt ffôn"),
    Happening.CONTACT_REMOVED: Words("A visitor or phone contact was removed", "Tynnwyd ymwelydd neu gyswllt ffôn"),
    Happening.RESTRICTION_CHANGED: Words(
        "A limit on visits or contact changed", "Newidiwyd cyfyngiad ar ymweliadau neu gyswllt"
    ),
    Happening.ACCESS_LIMITED: Words(
        "Who may see the offender's record changed", "Newidiwyd pwy all weld cofnod y troseddwr"
    ),
    Happening.ALERT: Words("A prison alert changed", "Newidiwyd rhybudd carchar"),
    Happening.RISK_SCORE: Words("A risk score was worked out", "Cyfrifwyd sgôr risg"),
    Happening.RISK_PLAN: Words("A risk assessment or plan", "Asesiad neu gynllun risg"),
    Happening.TIER: Words("A management tier was worked out", "Cyfrifwyd haen reoli"),
    Happening.HOSTEL_BOOKED: Words("A hostel place was booked", "Archebwyd lle mewn hostel"),
    Happening.HOSTEL_NOT_TAKEN: Words("A hostel place will not be used", "Ni ddefnyddir lle mewn hostel"),
    Happening.HOSTEL_ARRIVED: Words("Arrived at a hostel", "Wedi cyrraedd hostel"),
    Happening.HOSTEL_LEFT: Words("Left a hostel", "Wedi gadael hostel"),
    Happening.ADDRESS_CHANGED: Words("The offender's address changed", "Newidiwyd cyfeiriad y troseddwr"),
    Happening.OFFENDER_MANAGER_CHANGED: Words("The offender manager changed", "Newidiwyd y rheolwr troseddwyr"),
    Happening.PAROLE_REVIEW: Words("A parole review was opened or dated", "Agorwyd neu ddyddiwyd adolygiad parôl"),
    Happening.PAROLE_DECIDED: Words("A parole review has a result", "Mae canlyniad i adolygiad parôl"),
    Happening.REFERRAL_RECEIVED: Words("The police referred a victim", "Cyfeiriodd yr heddlu ddioddefwr"),
    Happening.PRISON_LIFE: Words("Daily life in prison", "Bywyd bob dydd yn y carchar"),
    Happening.PROBATION_LIFE: Words("Daily work of probation", "Gwaith bob dydd y gwasanaeth prawf"),
    Happening.REFERENCE_LIST: Words("A reference list, about nobody", "Rhestr gyfeirio, heb sôn am neb"),
    Happening.UNKNOWN: Words("Well formed, but not known to us", "Wedi'i ffurfio'n gywir, ond yn anhysbys i ni"),
    Happening.UNREADABLE: Words("Could not be read", "Nid oedd modd ei ddarllen"),
}

OUTWARDS = frozenset(
    {
        Happening.EARLY_RELEASE,
        Happening.DEATH,
        Happening.UNLAWFULLY_AT_LARGE,
        Happening.RELEASE_LICENCE,
        Happening.RELEASE_HDC,
        Happening.RELEASE_PAROLE,
        Happening.RELEASE_POST_RECALL,
        Happening.RELEASE_EARLY_ECSL,
        Happening.RELEASE_OTHER,
        Happening.REMOVED_FROM_UK,
        Happening.HOSPITAL,
        Happening.BAIL,
        Happening.NOT_CONVICTED_OR_NO_CUSTODY,
        Happening.CONVICTION_OR_SENTENCE_QUASHED,
        Happening.ADMIN_MERGE,
        Happening.COURT,
        Happening.TEMPORARY_ABSENCE,
        Happening.TRANSFER,
    }
)
"""Movements out of a prison. Court, leave and transfer are told going and coming, under one class."""

INWARDS = frozenset(
    {
        Happening.EARLY_RECEPTION,
        Happening.RECAPTURE,
        Happening.LATE_RETURN,
        Happening.RETURNED_AFTER_REMOVAL,
        Happening.RECALL_ADMISSION,
        Happening.RECALL_HDC,
        Happening.RECALL_DTO,
        Happening.SENTENCED_ADMISSION,
        Happening.REMAND,
        Happening.CONVICTED_UNSENTENCED,
        Happening.TRANSFER_IN,
    }
)
"""Movements into a prison."""
