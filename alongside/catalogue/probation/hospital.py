"""Hospital cases: who decides there, what a member may be told, and what may not be told without agreement."""

from alongside.catalogue.happenings import Happening
from alongside.catalogue.kinds import NOTHING_TO_SAY, EventKind, Tell
from alongside.catalogue.law import rule
from alongside.catalogue.law.own_defaults import NEXT_DAY
from alongside.catalogue.probation.key_stages import (
    NEXT_DAY_EXAMPLE,
    SAME_DAY_EXAMPLE,
    stage_duty,
)
from alongside.catalogue.shared.custody_alarms import BACK_FROM_HOSPITAL, TO_HOSPITAL
from alongside.rules.words import Words

LEAVE = EventKind(
    slug="probation.hospital_leave",
    words=Words(
        "Leave from hospital considered or agreed",
        "Ystyriwyd neu cytunwyd ar absenoldeb o'r ysbyty",
    ),
    sentence=Words(
        "Leave from hospital was considered or agreed.",
        "Ystyriwyd neu cytunwyd ar absenoldeb o'r ysbyty.",
    ),
    tell=Tell.IF_SENIOR_AGREES,
    may_say=Words(
        "The person in your case may at times be away from the hospital. If there are places you are worried about, "
        "please tell us.",
        "Gall yr unigolyn yn eich achos chi fod i ffwrdd o'r ysbyty ar adegau. Os oes lleoedd sy'n eich poeni, "
        "dywedwch wrthym.",
    ),
    key_stage="KS-18",
)
TRIBUNAL = EventKind(
    slug="probation.tribunal_listed",
    words=Words("Mental health tribunal listed", "Rhestrwyd tribiwnlys iechyd meddwl"),
    sentence=Words("A tribunal hearing was listed.", "Rhestrwyd gwrandawiad tribiwnlys."),
    tell=Tell.MONTH_ONLY,
    may_say=Words(
        "A tribunal will look at whether the person in your case should still be detained. You can ask for "
        "conditions, and in some cases make a statement.",
        "Bydd tribiwnlys yn ystyried a ddylai'r unigolyn yn eich achos chi gael ei gadw o hyd. Gallwch ofyn am "
        "amodau, ac mewn rhai achosion wneud datganiad.",
    ),
    key_stage="KS-19",
)
DISCHARGED = EventKind(
    slug="probation.hospital_discharge",
    words=Words(
        "Discharged from hospital, with or without conditions",
        "Rhyddhawyd o'r ysbyty, gydag amodau neu hebddynt",
    ),
    sentence=Words("The person was discharged from hospital.", "Rhyddhawyd yr unigolyn o'r ysbyty."),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "The person in your case is no longer detained. We will tell you whether there are conditions that concern "
        "you, and when they end.",
        "Nid yw'r unigolyn yn eich achos chi yn cael ei gadw mwyach. Byddwn yn dweud wrthych a oes amodau sy'n "
        "berthnasol i chi, a phryd y dônt i ben.",
    ),
    key_stage="KS-20",
    urgent=True,
)
RECALLED_TO_HOSPITAL = EventKind(
    slug="probation.hospital_recall",
    words=Words("Recalled to hospital", "Galwyd yn ôl i'r ysbyty"),
    sentence=Words("The person was recalled to hospital.", "Galwyd yr unigolyn yn ôl i'r ysbyty."),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "The person in your case is detained again in a hospital.",
        "Mae'r unigolyn yn eich achos chi yn cael ei gadw eto mewn ysbyty.",
    ),
    key_stage="KS-21",
    urgent=True,
)
ARRANGEMENTS_CHANGED = EventKind(
    slug="probation.hospital_arrangements_changed",
    words=Words("Hospital arrangements changed", "Newidiwyd y trefniadau ysbyty"),
    sentence=Words(
        "Arrangements about the hospital changed.",
        "Newidiwyd y trefniadau ynghylch yr ysbyty.",
    ),
    tell=Tell.NO,
    may_say=NOTHING_TO_SAY,
    happenings=(Happening.HOSPITAL_CHANGED,),
    by_hand=False,
    quiet="Which prison supports a patient is a place and a plan: never told, and nothing changes for the victim.",
)

EVENTS = (LEAVE, TRIBUNAL, DISCHARGED, RECALLED_TO_HOSPITAL, ARRANGEMENTS_CHANGED)

DUTIES = (
    stage_duty(
        "probation.explain_hospital",
        Words(
            "Tell the victim who now decides, and how to ask for conditions",
            "Dweud wrth y dioddefwr pwy sydd nawr yn penderfynu, a sut i ofyn am amodau",
        ),
        (TO_HOSPITAL, BACK_FROM_HOSPITAL),
        NEXT_DAY,
        NEXT_DAY_EXAMPLE,
        urgent=True,
    ),
    stage_duty(
        "probation.ask_agreement_for_hospital_leave",
        Words(
            "Ask whether the victim may be told of the leave, and pass on worries about places",
            "Gofyn a gaiff y dioddefwr wybod am yr absenoldeb, a throsglwyddo pryderon am leoedd",
        ),
        (LEAVE,),
        NEXT_DAY,
        NEXT_DAY_EXAMPLE,
    ),
    stage_duty(
        "probation.tell_of_tribunal",
        Words(
            "Tell the victim of the tribunal; offer conditions and the statement",
            "Dweud wrth y dioddefwr am y tribiwnlys; cynnig amodau a'r datganiad",
        ),
        (TRIBUNAL,),
        NEXT_DAY,
        NEXT_DAY_EXAMPLE,
    ),
    stage_duty(
        "probation.tell_of_discharge",
        Words(
            "Tell the victim of the discharge and the conditions that concern them",
            "Dweud wrth y dioddefwr am y rhyddhau a'r amodau sy'n berthnasol",
        ),
        (DISCHARGED,),
        rule("VCS-11"),
        NEXT_DAY_EXAMPLE,
        urgent=True,
    ),
    stage_duty(
        "probation.tell_of_hospital_recall",
        Words(
            "Tell the victim of the recall to hospital",
            "Dweud wrth y dioddefwr am y galw'n ôl i'r ysbyty",
        ),
        (RECALLED_TO_HOSPITAL,),
        rule("VCS-12"),
        SAME_DAY_EXAMPLE,
        urgent=True,
    ),
)
