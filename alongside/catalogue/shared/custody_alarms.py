"""Alarms about the person in a case: at large, recalled, back, in hospital; and records that turn out to be wrong."""

from datetime import date

from alongside.catalogue.happenings import Happening
from alongside.catalogue.kinds import (
    NOTHING_TO_SAY,
    DutyExample,
    DutyKind,
    EventKind,
    Tell,
)
from alongside.catalogue.law.own_defaults import NEXT_DAY, SAME_DAY
from alongside.catalogue.shared import custody
from alongside.rules.words import Words

AT_LARGE = EventKind(
    slug="custody.unlawfully_at_large",
    words=Words(
        "Escaped, absconded or unlawfully at large",
        "Wedi dianc, ffoi neu yn rhydd yn anghyfreithlon",
    ),
    sentence=Words(
        "The person is unlawfully at large.",
        "Mae'r unigolyn yn rhydd yn anghyfreithlon.",
    ),
    tell=Tell.IF_CONFIRMED,
    may_say=Words(
        "The person in your case should be in custody and is not. The police are looking. We want to go through how to "
        "keep you safe, and we will tell you as soon as this changes.",
        "Dylai'r unigolyn yn eich achos chi fod yn y ddalfa, ond nid yw yno. Mae'r heddlu'n chwilio. Hoffem drafod "
        "sut i'ch cadw chi'n ddiogel, a byddwn yn dweud wrthych cyn gynted ag y bydd hyn yn newid.",
    ),
    happenings=(Happening.UNLAWFULLY_AT_LARGE,),
    key_stage="KS-16",
    urgent=True,
)
ABSENCE_OVERDUE = EventKind(
    slug="custody.absence_overdue",
    words=Words("Not back from leave in time", "Heb ddychwelyd o absenoldeb mewn pryd"),
    sentence=Words(
        "The person did not come back from leave in time.",
        "Ni ddychwelodd yr unigolyn o absenoldeb mewn pryd.",
    ),
    tell=Tell.IF_CONFIRMED,
    may_say=Words(
        "The person in your case was out for a time and has not come back when expected. We want to go through how to "
        "keep you safe, and we will tell you as soon as this changes.",
        "Roedd yr unigolyn yn eich achos chi allan am gyfnod ac nid yw wedi dychwelyd pan oedd disgwyl. Hoffem drafod "
        "sut i'ch cadw chi'n ddiogel, a byddwn yn dweud wrthych cyn gynted ag y bydd hyn yn newid.",
    ),
    happenings=(Happening.TEMPORARY_ABSENCE_OVERDUE,),
    key_stage="KS-16",
    urgent=True,
)
RECAPTURED = EventKind(
    slug="custody.recaptured",
    words=Words("Back in custody after being at large", "Yn ôl yn y ddalfa ar ôl bod yn rhydd"),
    sentence=Words(
        "The person is back in custody after being at large.",
        "Mae'r unigolyn yn ôl yn y ddalfa ar ôl bod yn rhydd.",
    ),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "The person in your case is back in custody.",
        "Mae'r unigolyn yn eich achos chi yn ôl yn y ddalfa.",
    ),
    happenings=(Happening.RECAPTURE,),
    key_stage="KS-16",
    urgent=True,
)
LATE_RETURN = EventKind(
    slug="custody.late_return",
    words=Words("Came back late from leave", "Wedi dychwelyd yn hwyr o absenoldeb"),
    sentence=Words(
        "The person came back late from leave.",
        "Dychwelodd yr unigolyn yn hwyr o absenoldeb.",
    ),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "The person in your case, who had not come back when expected, is back in custody.",
        "Mae'r unigolyn yn eich achos chi, nad oedd wedi dychwelyd pan oedd disgwyl, yn ôl yn y ddalfa.",
    ),
    happenings=(Happening.LATE_RETURN,),
    key_stage="KS-16",
)
RECALLED = EventKind(
    slug="custody.recalled",
    words=Words("Recalled to custody", "Wedi'i alw'n ôl i'r ddalfa"),
    sentence=Words("The person was recalled to custody.", "Galwyd yr unigolyn yn ôl i'r ddalfa."),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "The person in your case has been returned to custody. This can be for a fixed time, and we will tell you "
        "before any new release.",
        "Mae'r unigolyn yn eich achos chi wedi'i ddychwelyd i'r ddalfa. Gall hyn fod am gyfnod penodol, a byddwn yn "
        "dweud wrthych cyn unrhyw ryddhau newydd.",
    ),
    happenings=(Happening.RECALL_ADMISSION, Happening.RECALL_HDC, Happening.RECALL_DTO),
    key_stage="KS-14",
    urgent=True,
)
BACK_IN_CUSTODY = (RECAPTURED.slug, LATE_RETURN.slug, RECALLED.slug)
"""What makes a warning that someone is at large pointless."""

TO_HOSPITAL = EventKind(
    slug="custody.to_hospital",
    words=Words(
        "Moved from prison to be detained in hospital",
        "Wedi'i symud o'r carchar i'w gadw mewn ysbyty",
    ),
    sentence=Words(
        "The person is now detained in hospital.",
        "Mae'r unigolyn bellach yn cael ei gadw mewn ysbyty.",
    ),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "The person in your case is now detained in a hospital instead of a prison, and has not been released. Other "
        "people now make the decisions, and we will explain who.",
        "Mae'r unigolyn yn eich achos chi bellach yn cael ei gadw mewn ysbyty yn lle carchar, ac nid yw wedi'i "
        "ryddhau. Pobl eraill sydd nawr yn gwneud y penderfyniadau, a byddwn yn egluro pwy.",
    ),
    happenings=(Happening.HOSPITAL, Happening.HOSPITAL_TRANSFER),
    key_stage="KS-17",
)
BACK_FROM_HOSPITAL = EventKind(
    slug="custody.back_from_hospital",
    words=Words("No longer detained in hospital", "Heb ei gadw mewn ysbyty mwyach"),
    sentence=Words(
        "The person is no longer detained in hospital.",
        "Nid yw'r unigolyn yn cael ei gadw mewn ysbyty mwyach.",
    ),
    tell=Tell.IF_CONFIRMED,
    may_say=Words(
        "The person in your case is no longer detained in a hospital. We will explain what happens next.",
        "Nid yw'r unigolyn yn eich achos chi yn cael ei gadw mewn ysbyty mwyach. Byddwn yn egluro beth sy'n digwydd "
        "nesaf.",
    ),
    happenings=(Happening.HOSPITAL_TRANSFER_ENDED,),
    key_stage="KS-17",
    urgent=True,
)
RECORDS_MERGED = EventKind(
    slug="shared.records_merged",
    words=Words(
        "Two records of one person were joined or parted",
        "Unwyd neu wahanwyd dau gofnod o un person",
    ),
    sentence=Words(
        "Records of the person were joined or parted.",
        "Unwyd neu wahanwyd cofnodion yr unigolyn.",
    ),
    tell=Tell.NO,
    may_say=NOTHING_TO_SAY,
    happenings=(
        Happening.PRISON_MERGE,
        Happening.PROBATION_MERGE,
        Happening.PROBATION_UNMERGE,
        Happening.ADMIN_MERGE,
        Happening.IDENTIFIERS_CHANGED,
    ),
    by_hand=False,
)
RECORD_GONE = EventKind(
    slug="shared.record_gone",
    words=Words("A record of the person was removed", "Dilëwyd cofnod o'r unigolyn"),
    sentence=Words(
        "A prison or probation record of the person was removed.",
        "Dilëwyd cofnod carchar neu brawf o'r unigolyn.",
    ),
    tell=Tell.NO,
    may_say=NOTHING_TO_SAY,
    happenings=(Happening.RECORD_REMOVED, Happening.BOOKING_DELETED),
    by_hand=False,
)
BOOKING_MOVED = EventKind(
    slug="shared.booking_moved",
    words=Words(
        "A stay in custody belongs to another person",
        "Mae cyfnod yn y ddalfa yn perthyn i berson arall",
    ),
    sentence=Words(
        "A stay in custody was moved to another person's record.",
        "Symudwyd cyfnod yn y ddalfa i gofnod person arall.",
    ),
    tell=Tell.NO,
    may_say=NOTHING_TO_SAY,
    happenings=(Happening.BOOKING_MOVED,),
    by_hand=False,
    urgent=True,
)
ACCESS_LIMITED = EventKind(
    slug="shared.access_limited",
    words=Words(
        "Who may see the person's record changed",
        "Newidiwyd pwy gaiff weld cofnod yr unigolyn",
    ),
    sentence=Words(
        "Limits on who may see the person's record changed.",
        "Newidiwyd y cyfyngiadau ar bwy gaiff weld cofnod yr unigolyn.",
    ),
    tell=Tell.NO,
    may_say=NOTHING_TO_SAY,
    happenings=(Happening.ACCESS_LIMITED,),
    urgent=True,
)

UNCONFIRMED_RELEASE = EventKind(
    slug="custody.release_not_confirmed",
    words=Words("Early word of a release, not confirmed", "Gair cynnar am ryddhau, heb ei gadarnhau"),
    sentence=Words(
        "An early signal said the person left custody; nothing confirmed it.",
        "Dywedodd arwydd cynnar fod yr unigolyn wedi gadael y ddalfa; ni chadarnhaodd dim hynny.",
    ),
    tell=Tell.NO,
    may_say=NOTHING_TO_SAY,
    happenings=(Happening.EARLY_RELEASE,),
    by_hand=False,
    urgent=True,
)
UNCONFIRMED_RECEPTION = EventKind(
    slug="custody.reception_not_confirmed",
    words=Words("Early word of a reception, not confirmed", "Gair cynnar am dderbyn i'r ddalfa, heb ei gadarnhau"),
    sentence=Words(
        "An early signal said the person came into custody; nothing confirmed it.",
        "Dywedodd arwydd cynnar fod yr unigolyn wedi dod i'r ddalfa; ni chadarnhaodd dim hynny.",
    ),
    tell=Tell.NO,
    may_say=NOTHING_TO_SAY,
    happenings=(Happening.EARLY_RECEPTION,),
    by_hand=False,
)

CONFIRM_SIGNAL = DutyKind(
    slug="shared.confirm_early_signal",
    words=Words(
        "Ask the prison or offender manager whether the person is in custody",
        "Gofyn i'r carchar neu reolwr y troseddwr a yw'r unigolyn yn y ddalfa",
    ),
    arises_on=(UNCONFIRMED_RELEASE.slug, UNCONFIRMED_RECEPTION.slug),
    closed_by=(
        *(event.slug for event in custody.CONFIRMED_MOVEMENTS),
        AT_LARGE.slug,
        *BACK_IN_CUSTODY,
        TO_HOSPITAL.slug,
    ),
    rules=(SAME_DAY,),
    tell=Tell.NO,
    may_say=NOTHING_TO_SAY,
    urgent=True,
    met_by_contact=False,
    examples=(DutyExample(date(2026, 12, 23), date(2026, 12, 23)),),
)
LOOK_AT_LINK = DutyKind(
    slug="shared.look_at_link",
    words=Words(
        "Check that this case is still linked to the right person",
        "Gwirio bod yr achos hwn yn dal wedi'i gysylltu â'r person cywir",
    ),
    arises_on=(RECORDS_MERGED.slug, RECORD_GONE.slug),
    rules=(NEXT_DAY,),
    tell=Tell.NO,
    may_say=NOTHING_TO_SAY,
    met_by_contact=False,
    examples=(DutyExample(date(2026, 12, 23), date(2026, 12, 24)),),
)
LOOK_FOR_BREACH = DutyKind(
    slug="shared.look_for_breach",
    words=Words(
        "Check whether the victim was told something about the wrong person",
        "Gwirio a gafodd y dioddefwr wybod rhywbeth am y person anghywir",
    ),
    arises_on=(BOOKING_MOVED.slug,),
    rules=(SAME_DAY,),
    tell=Tell.NO,
    may_say=NOTHING_TO_SAY,
    urgent=True,
    met_by_contact=False,
    examples=(DutyExample(date(2026, 12, 23), date(2026, 12, 23)),),
)
REVIEW_ACCESS = DutyKind(
    slug="shared.review_access",
    words=Words("Review who may see this case", "Adolygu pwy gaiff weld yr achos hwn"),
    arises_on=(ACCESS_LIMITED.slug,),
    rules=(SAME_DAY,),
    tell=Tell.NO,
    may_say=NOTHING_TO_SAY,
    urgent=True,
    met_by_contact=False,
    examples=(DutyExample(date(2026, 12, 23), date(2026, 12, 23)),),
)

EVENTS = (
    AT_LARGE,
    ABSENCE_OVERDUE,
    RECAPTURED,
    LATE_RETURN,
    RECALLED,
    TO_HOSPITAL,
    BACK_FROM_HOSPITAL,
    RECORDS_MERGED,
    RECORD_GONE,
    BOOKING_MOVED,
    ACCESS_LIMITED,
    UNCONFIRMED_RELEASE,
    UNCONFIRMED_RECEPTION,
)
DUTIES = (CONFIRM_SIGNAL, LOOK_AT_LINK, LOOK_FOR_BREACH, REVIEW_ACCESS)
