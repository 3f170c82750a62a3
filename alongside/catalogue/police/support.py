"""The victim care service's own work: referral, attempts, assessment, plan, reviews, close. Clocks are our defaults."""

from datetime import date

from alongside.catalogue.happenings import Happening
from alongside.catalogue.kinds import (
    NOTHING_TO_SAY,
    DutyExample,
    DutyKind,
    EventKind,
    Tell,
)
from alongside.catalogue.law import rule
from alongside.rules.words import Words

REFERRED = EventKind(
    slug="police.referred",
    words=Words("Referred for victim care", "Wedi'i gyfeirio at ofal dioddefwyr"),
    sentence=Words(
        "The victim was referred for care and support.",
        "Cyfeiriwyd y dioddefwr am ofal a chymorth.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "We were asked to get in touch with you to see whether we can help.",
        "Gofynnwyd i ni gysylltu â chi i weld a allwn helpu.",
    ),
    happenings=(Happening.REFERRAL_RECEIVED,),
)
HIGH_RISK = EventKind(
    slug="police.high_risk_found",
    words=Words("Risk assessed as high", "Aseswyd y risg yn uchel"),
    sentence=Words(
        "The risk to the victim was assessed as high.",
        "Aseswyd bod y risg i'r dioddefwr yn uchel.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "From what you have told us we are worried about your safety. We would like to make a plan with you now.",
        "O'r hyn rydych wedi'i ddweud wrthym, rydym yn poeni am eich diogelwch. Hoffem wneud cynllun gyda chi nawr.",
    ),
    urgent=True,
)
NO_ANSWER = EventKind(
    slug="police.attempt_without_answer",
    words=Words("First attempt had no answer", "Ni chafwyd ateb i'r ymgais gyntaf"),
    sentence=Words("The victim could not be reached.", "Ni lwyddwyd i gyrraedd y dioddefwr."),
    tell=Tell.NO,
    may_say=NOTHING_TO_SAY,
)
FIRST_CONTACT = EventKind(
    slug="police.first_contact_made",
    words=Words("First contact made", "Gwnaed y cyswllt cyntaf"),
    sentence=Words(
        "The victim was reached for the first time.",
        "Cafwyd gafael ar y dioddefwr am y tro cyntaf.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "We will go through what you need and how safe you feel, at your pace.",
        "Byddwn yn trafod yr hyn sydd ei angen arnoch a pha mor ddiogel rydych yn teimlo, wrth eich pwysau.",
    ),
)
ASSESSED = EventKind(
    slug="police.assessment_done",
    words=Words("Needs and risk assessed", "Aseswyd anghenion a risg"),
    sentence=Words("Needs and risk were assessed.", "Aseswyd anghenion a risg."),
    tell=Tell.YES,
    may_say=Words(
        "We would like to agree with you what happens next and who will do it.",
        "Hoffem gytuno gyda chi beth sy'n digwydd nesaf a phwy fydd yn ei wneud.",
    ),
)
PLAN_AGREED = EventKind(
    slug="police.plan_agreed",
    words=Words("Support plan agreed or reviewed", "Cytunwyd neu adolygwyd y cynllun cymorth"),
    sentence=Words(
        "The support plan was agreed or reviewed.",
        "Cytunwyd neu adolygwyd y cynllun cymorth.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "We will look at your plan with you again, and you can ask us to change it at any time.",
        "Byddwn yn edrych ar eich cynllun gyda chi eto, a gallwch ofyn i ni ei newid unrhyw bryd.",
    ),
)
SUPPORT_ENDED = EventKind(
    slug="police.support_ended",
    words=Words("Support ended", "Daeth y cymorth i ben"),
    sentence=Words("Support for the victim ended.", "Daeth y cymorth i'r dioddefwr i ben."),
    tell=Tell.YES,
    may_say=Words(
        "We are ending our support for now. You can come back to us at any time.",
        "Rydym yn dod â'n cymorth i ben am y tro. Gallwch ddod yn ôl atom unrhyw bryd.",
    ),
)

EVENTS = (
    REFERRED,
    HIGH_RISK,
    NO_ANSWER,
    FIRST_CONTACT,
    ASSESSED,
    PLAN_AGREED,
    SUPPORT_ENDED,
)

DUTIES = (
    DutyKind(
        slug="police.first_attempt",
        words=Words(
            "Make the first attempt to reach the victim",
            "Gwneud yr ymgais gyntaf i gyrraedd y dioddefwr",
        ),
        arises_on=(REFERRED.slug,),
        closed_by=(FIRST_CONTACT.slug,),
        rules=(rule("VS-02"),),
        tell=REFERRED.tell,
        may_say=REFERRED.may_say,
        examples=(
            DutyExample(
                date(2026, 11, 20),
                date(2026, 11, 24),
                told="The weekend does not count",
            ),
            DutyExample(date(2026, 12, 24), date(2026, 12, 30), enhanced=True),
        ),
    ),
    DutyKind(
        slug="police.first_attempt_high_risk",
        words=Words(
            "Reach the victim at high risk and make them safe",
            "Cyrraedd y dioddefwr sydd mewn risg uchel a sicrhau diogelwch",
        ),
        arises_on=(HIGH_RISK.slug,),
        closed_by=(FIRST_CONTACT.slug,),
        rules=(rule("VS-01"),),
        tell=HIGH_RISK.tell,
        may_say=HIGH_RISK.may_say,
        urgent=True,
        examples=(DutyExample(date(2026, 11, 20), date(2026, 11, 23)),),
    ),
    DutyKind(
        slug="police.review_high_risk",
        words=Words("Review the risk", "Adolygu'r risg"),
        arises_on=(HIGH_RISK.slug,),
        closed_by=(SUPPORT_ENDED.slug,),
        rules=(rule("VS-07"),),
        tell=HIGH_RISK.tell,
        may_say=HIGH_RISK.may_say,
        urgent=True,
        examples=(DutyExample(date(2026, 11, 20), date(2026, 12, 4)),),
    ),
    DutyKind(
        slug="police.keep_trying",
        words=Words(
            "Try again on another day and at another time, by safe routes only",
            "Rhoi cynnig arall arni ar ddiwrnod ac amser gwahanol, drwy ddulliau diogel yn unig",
        ),
        arises_on=(NO_ANSWER.slug,),
        closed_by=(FIRST_CONTACT.slug,),
        rules=(rule("VS-03"),),
        tell=REFERRED.tell,
        may_say=REFERRED.may_say,
    ),
    DutyKind(
        slug="police.assess_needs_and_risk",
        words=Words(
            "Assess needs and risk with the victim",
            "Asesu anghenion a risg gyda'r dioddefwr",
        ),
        arises_on=(FIRST_CONTACT.slug,),
        closed_by=(ASSESSED.slug,),
        rules=(rule("VS-04"),),
        tell=FIRST_CONTACT.tell,
        may_say=FIRST_CONTACT.may_say,
        examples=(DutyExample(date(2026, 12, 18), date(2026, 12, 29)),),
    ),
    DutyKind(
        slug="police.agree_plan",
        words=Words(
            "Agree a support plan with the victim",
            "Cytuno ar gynllun cymorth gyda'r dioddefwr",
        ),
        arises_on=(ASSESSED.slug,),
        closed_by=(PLAN_AGREED.slug,),
        rules=(rule("VS-05"),),
        tell=ASSESSED.tell,
        may_say=ASSESSED.may_say,
        examples=(DutyExample(date(2026, 12, 18), date(2026, 12, 29)),),
    ),
    DutyKind(
        slug="police.review_plan",
        words=Words("Review the support plan", "Adolygu'r cynllun cymorth"),
        arises_on=(PLAN_AGREED.slug,),
        closed_by=(PLAN_AGREED.slug, SUPPORT_ENDED.slug),
        rules=(rule("VS-06"),),
        tell=PLAN_AGREED.tell,
        may_say=PLAN_AGREED.may_say,
        examples=(DutyExample(date(2026, 11, 20), date(2027, 1, 1)),),
    ),
    DutyKind(
        slug="police.follow_up",
        words=Words(
            "Ask how the victim is after support ended",
            "Gofyn sut mae'r dioddefwr ar ôl i'r cymorth ddod i ben",
        ),
        arises_on=(SUPPORT_ENDED.slug,),
        rules=(rule("VS-08"),),
        tell=SUPPORT_ENDED.tell,
        may_say=Words(
            "We said we would ask how you are. Is there anything you would like from us?",
            "Dywedom y byddem yn gofyn sut ydych chi. A oes unrhyw beth yr hoffech ei gael gennym?",
        ),
        examples=(DutyExample(date(2026, 11, 30), date(2027, 2, 28), told="February has no 30th"),),
    ),
)
