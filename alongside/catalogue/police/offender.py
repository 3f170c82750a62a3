"""What a police officer does when custody news comes of the person in a victim's case.

The Probation Service tells the members of its scheme; a victim who is not a member still has a safety plan. The days
are our own defaults.
"""

from datetime import date

from alongside.catalogue.kinds import DutyExample, DutyKind, Tell
from alongside.catalogue.law.own_defaults import FIVE_DAYS, NEXT_DAY, SAME_DAY
from alongside.catalogue.shared import custody, custody_alarms
from alongside.rules.words import Words

_OUT = tuple(
    event.slug
    for event in (
        *custody.RELEASES,
        custody.RELEASED_BEFORE_DATE,
        custody.NO_CUSTODY,
        custody.BAILED_BY_COURT,
        custody.RETURNED_TO_UK,
        custody_alarms.BACK_FROM_HOSPITAL,
    )
)

DUTIES = (
    DutyKind(
        slug="police.review_safety_after_release",
        words=Words(
            "Review the safety plan: the person may no longer be in custody",
            "Adolygu'r cynllun diogelwch: efallai nad yw'r unigolyn yn y ddalfa mwyach",
        ),
        arises_on=_OUT,
        rules=(NEXT_DAY,),
        tell=Tell.IF_CONFIRMED,
        may_say=custody.RELEASED_LICENCE.may_say,
        urgent=True,
        examples=(
            DutyExample(
                date(2026, 12, 24),
                date(2026, 12, 29),
                told="Christmas and the weekend do not count",
            ),
        ),
    ),
    DutyKind(
        slug="police.safety_call",
        words=Words(
            "Check with the police lead, then call the victim about safety today",
            "Gwirio gyda'r heddlu, yna ffonio'r dioddefwr am ddiogelwch heddiw",
        ),
        arises_on=(
            custody_alarms.AT_LARGE.slug,
            custody_alarms.ABSENCE_OVERDUE.slug,
            custody.RELEASED_IN_ERROR.slug,
        ),
        closed_by=custody_alarms.BACK_IN_CUSTODY,
        rules=(SAME_DAY,),
        tell=Tell.IF_CONFIRMED,
        may_say=custody_alarms.AT_LARGE.may_say,
        urgent=True,
        examples=(DutyExample(date(2026, 11, 25), date(2026, 11, 25)),),
    ),
    DutyKind(
        slug="police.tell_back_in_custody",
        words=Words(
            "Tell the victim the person is back in custody, and review the safety plan",
            "Dweud wrth y dioddefwr fod yr unigolyn yn ôl yn y ddalfa, ac adolygu'r cynllun diogelwch",
        ),
        arises_on=(
            custody_alarms.RECAPTURED.slug,
            custody_alarms.LATE_RETURN.slug,
            custody_alarms.RECALLED.slug,
        ),
        rules=(NEXT_DAY,),
        tell=Tell.FACT_ONLY,
        may_say=custody_alarms.RECAPTURED.may_say,
        examples=(DutyExample(date(2026, 11, 20), date(2026, 11, 23)),),
    ),
    DutyKind(
        slug="police.tell_of_death",
        words=Words(
            "Agree who tells the victim of the death, and how",
            "Cytuno pwy fydd yn dweud wrth y dioddefwr am y farwolaeth, a sut",
        ),
        arises_on=(custody.DIED.slug,),
        rules=(SAME_DAY,),
        tell=custody.DIED.tell,
        may_say=custody.DIED.may_say,
        urgent=True,
        examples=(DutyExample(date(2026, 11, 25), date(2026, 11, 25)),),
    ),
    DutyKind(
        slug="police.explain_quashed",
        words=Words(
            "Explain in person that a court overturned the case",
            "Egluro wyneb yn wyneb fod llys wedi gwrthdroi'r achos",
        ),
        arises_on=(custody.QUASHED.slug,),
        rules=(NEXT_DAY,),
        tell=custody.QUASHED.tell,
        may_say=custody.QUASHED.may_say,
        urgent=True,
        examples=(DutyExample(date(2026, 11, 20), date(2026, 11, 23)),),
    ),
    DutyKind(
        slug="police.review_safety_after_removal",
        words=Words(
            "Review the safety plan after a removal or a move to hospital",
            "Adolygu'r cynllun diogelwch ar ôl symud o'r wlad neu i ysbyty",
        ),
        arises_on=(custody.REMOVED_FROM_UK.slug, custody_alarms.TO_HOSPITAL.slug),
        rules=(FIVE_DAYS,),
        tell=Tell.IF_CONFIRMED,
        may_say=Words(
            "Something has changed in where the person in your case is held. We would like to go through your plan "
            "with you.",
            "Mae rhywbeth wedi newid o ran sut y cedwir yr unigolyn yn eich achos chi. Hoffem fynd drwy eich cynllun "
            "gyda chi.",
        ),
        examples=(DutyExample(date(2026, 12, 18), date(2026, 12, 29)),),
    ),
)
