"""Alarms for a member of the scheme: recall, being at large, an unplanned release. The same day, always."""

from alongside.catalogue.happenings import Happening
from alongside.catalogue.kinds import EventKind, Tell
from alongside.catalogue.law import rule
from alongside.catalogue.probation.key_stages import SAME_DAY_EXAMPLE, stage_duty
from alongside.catalogue.probation.offender import RECALL_DROPPED
from alongside.catalogue.shared import custody, custody_alarms
from alongside.rules.words import Words

RECALL_DECIDED = EventKind(
    slug="probation.recall_decided",
    words=Words(
        "Recall decided or recorded, not yet back in custody",
        "Penderfynwyd galw'n ôl, heb fod yn ôl yn y ddalfa eto",
    ),
    sentence=Words("A recall was decided or recorded.", "Penderfynwyd neu cofnodwyd galw'n ôl."),
    tell=Tell.IF_CONFIRMED,
    may_say=Words(
        "It has been decided that the person in your case must go back to custody. We will tell you when that has "
        "happened.",
        "Penderfynwyd bod rhaid i'r unigolyn yn eich achos chi fynd yn ôl i'r ddalfa. Byddwn yn dweud wrthych pan "
        "fydd hynny wedi digwydd.",
    ),
    happenings=(
        Happening.RECALL_DECIDED,
        Happening.RECALL_RECORDED,
        Happening.RECALL_CORRECTED,
    ),
    key_stage="KS-14",
    urgent=True,
)
FIXED_TERM_RECALL = EventKind(
    slug="probation.fixed_term_recall",
    words=Words("Recall for a fixed term recorded", "Cofnodwyd galw'n ôl am gyfnod penodol"),
    sentence=Words("A recall for a fixed term was recorded.", "Cofnodwyd galw'n ôl am gyfnod penodol."),
    tell=Tell.IF_CONFIRMED,
    may_say=Words(
        "The person in your case has been returned to custody for a fixed time, which can be short. We will tell you "
        "the month to expect and speak with you before the new release.",
        "Mae'r unigolyn yn eich achos chi wedi'i ddychwelyd i'r ddalfa am gyfnod penodol, a all fod yn fyr. Byddwn yn "
        "dweud wrthych pa fis i'w ddisgwyl ac yn siarad â chi cyn y rhyddhau newydd.",
    ),
    happenings=(Happening.RECALL_RECORDED, Happening.RECALL_CORRECTED),
    only_if={"fixed_term": (True,)},
    key_stage="KS-14",
    urgent=True,
)

EVENTS = (RECALL_DECIDED, FIXED_TERM_RECALL)

DUTIES = (
    stage_duty(
        "probation.tell_of_recall",
        Words(
            "Tell the victim of the recall, and that a new release may follow",
            "Dweud wrth y dioddefwr am y galw'n ôl, ac y gall rhyddhau newydd ddilyn",
        ),
        (custody_alarms.RECALLED,),
        rule("VCS-12"),
        SAME_DAY_EXAMPLE,
        urgent=True,
    ),
    stage_duty(
        "probation.prepare_for_recall",
        Words(
            "Check the recall with the offender manager, and what may be said now",
            "Gwirio'r galw'n ôl â rheolwr y troseddwr, a beth y ceir ei ddweud nawr",
        ),
        (RECALL_DECIDED,),
        rule("VCS-12"),
        SAME_DAY_EXAMPLE,
        urgent=True,
        closed_by=(custody_alarms.RECALLED.slug, RECALL_DROPPED.slug),
    ),
    stage_duty(
        "probation.plan_for_new_release",
        Words(
            "Work out when the fixed term ends, and warn the victim before it",
            "Cyfrifo pryd y daw'r cyfnod penodol i ben, a rhybuddio'r dioddefwr cyn hynny",
        ),
        (FIXED_TERM_RECALL,),
        rule("VCS-12"),
        SAME_DAY_EXAMPLE,
        urgent=True,
    ),
    stage_duty(
        "probation.warn_of_at_large",
        Words(
            "Check with police and prison, then warn the victim today; make a safety plan",
            "Gwirio â'r heddlu a'r carchar, yna rhybuddio'r dioddefwr heddiw; gwneud cynllun diogelwch",
        ),
        (custody_alarms.AT_LARGE, custody_alarms.ABSENCE_OVERDUE),
        rule("VCS-12"),
        SAME_DAY_EXAMPLE,
        urgent=True,
        closed_by=custody_alarms.BACK_IN_CUSTODY,
    ),
    stage_duty(
        "probation.tell_of_recapture",
        Words(
            "Tell the victim the person is back in custody",
            "Dweud wrth y dioddefwr fod yr unigolyn yn ôl yn y ddalfa",
        ),
        (custody_alarms.RECAPTURED, custody_alarms.LATE_RETURN),
        rule("VCS-12"),
        SAME_DAY_EXAMPLE,
        urgent=True,
    ),
    stage_duty(
        "probation.warn_of_unplanned_release",
        Words(
            "Check the unplanned release, then warn the victim today",
            "Gwirio'r rhyddhau annisgwyl, yna rhybuddio'r dioddefwr heddiw",
        ),
        (
            custody.RELEASED_IN_ERROR,
            custody.RELEASED_BEFORE_DATE,
            custody.NO_CUSTODY,
            custody.BAILED_BY_COURT,
            custody.RETURNED_TO_UK,
        ),
        rule("VCS-12"),
        SAME_DAY_EXAMPLE,
        urgent=True,
    ),
)
