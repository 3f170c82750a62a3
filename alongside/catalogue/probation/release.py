"""Release and what surrounds it: conditions, the licence, removal, death, the end."""

from datetime import date

from alongside.catalogue.happenings import Happening
from alongside.catalogue.kinds import DutyExample, DutyKind, EventKind, Tell
from alongside.catalogue.law import rule
from alongside.catalogue.law.own_defaults import FIVE_DAYS, NEXT_DAY
from alongside.catalogue.probation.joining import OPTED_IN
from alongside.catalogue.probation.key_stages import (
    NEXT_DAY_EXAMPLE,
    SAME_DAY_EXAMPLE,
    stage_duty,
)
from alongside.catalogue.shared import custody
from alongside.rules.words import Words

RELEASE_PLANNED = EventKind(
    slug="probation.release_planned",
    words=Words("Release is being planned", "Mae rhyddhau'n cael ei gynllunio"),
    sentence=Words("Release is being planned.", "Mae rhyddhau'n cael ei gynllunio."),
    tell=Tell.MONTH_ONLY,
    may_say=Words(
        "Release of the person in your case is being planned. You can ask for conditions, such as no contact with you "
        "or keeping away from certain places.",
        "Mae rhyddhau'r unigolyn yn eich achos chi yn cael ei gynllunio. Gallwch ofyn am amodau, fel dim cyswllt â "
        "chi neu gadw draw o leoedd penodol.",
    ),
    key_stage="KS-11",
)
LICENCE_ACTIVATED = EventKind(
    slug="probation.licence_activated",
    words=Words("Licence came into force", "Daeth y drwydded i rym"),
    sentence=Words("The licence came into force.", "Daeth y drwydded i rym."),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "The conditions of release are now in force. We will tell you those that concern you, whether what you asked "
        "for was agreed, and why if it was not.",
        "Mae'r amodau rhyddhau bellach mewn grym. Byddwn yn dweud wrthych am y rhai sy'n berthnasol i chi, a gytunwyd "
        "i'r hyn y gofynnoch amdano, a pham os na chytunwyd.",
    ),
    happenings=(Happening.LICENCE_ACTIVATED,),
    key_stage="KS-12",
)
LICENCE_RECEIVED = EventKind(
    slug="probation.licence_received",
    words=Words("Text of the licence received", "Cafwyd testun y drwydded"),
    sentence=Words("The text of the licence was received.", "Cafwyd testun y drwydded."),
    tell=Tell.FACT_ONLY,
    may_say=LICENCE_ACTIVATED.may_say,
    happenings=(Happening.LICENCE_GIVEN,),
    key_stage="KS-12",
)
LICENCE_VARIED = EventKind(
    slug="probation.licence_varied",
    words=Words("Licence conditions changed", "Newidiwyd amodau'r drwydded"),
    sentence=Words("Licence conditions were changed.", "Newidiwyd amodau'r drwydded."),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "Some conditions of release have changed. We will tell you about any that concern you.",
        "Mae rhai o'r amodau rhyddhau wedi newid. Byddwn yn dweud wrthych am unrhyw rai sy'n berthnasol i chi.",
    ),
    happenings=(Happening.LICENCE_VARIED,),
    key_stage="KS-13",
)
LICENCE_INACTIVE = EventKind(
    slug="probation.licence_no_longer_in_force",
    words=Words(
        "Licence no longer in force, reason not known",
        "Trwydded heb fod mewn grym, rheswm anhysbys",
    ),
    sentence=Words(
        "The licence is no longer in force; the reason is not yet known.",
        "Nid yw'r drwydded mewn grym; nid yw'r rheswm yn hysbys eto.",
    ),
    tell=Tell.IF_CONFIRMED,
    may_say=Words(
        "The conditions we told you about have ended or been replaced. We will explain which, and what protects you "
        "now.",
        "Mae'r amodau y soniasom amdanynt wedi dod i ben neu wedi'u disodli. Byddwn yn egluro pa un, a beth sy'n eich "
        "diogelu nawr.",
    ),
    happenings=(Happening.LICENCE_ENDED,),
)
SENTENCE_ENDED = EventKind(
    slug="probation.licence_or_sentence_ended",
    words=Words("Licence or sentence ended", "Daeth y drwydded neu'r ddedfryd i ben"),
    sentence=Words("The licence or sentence ended.", "Daeth y drwydded neu'r ddedfryd i ben."),
    tell=Tell.YES,
    may_say=Words(
        "The sentence in your case is ending, and with it the conditions. We will talk about what still protects you "
        "and who you can call.",
        "Mae'r ddedfryd yn eich achos yn dod i ben, a'r amodau gyda hi. Byddwn yn trafod beth sy'n dal i'ch diogelu a "
        "phwy y gallwch ei ffonio.",
    ),
    happenings=(Happening.SENTENCE_ENDED,),
    key_stage="KS-24",
)
DEPORTATION = EventKind(
    slug="probation.deportation",
    words=Words(
        "Deportation or early removal planned",
        "Alltudio neu symud cynnar wedi'i gynllunio",
    ),
    sentence=Words(
        "Deportation or early removal is being planned.",
        "Mae alltudio neu symud cynnar yn cael ei gynllunio.",
    ),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "The authorities plan to remove the person in your case from the United Kingdom. We will tell you if it "
        "happens.",
        "Mae'r awdurdodau'n bwriadu symud yr unigolyn yn eich achos chi o'r Deyrnas Unedig. Byddwn yn dweud wrthych "
        "os bydd yn digwydd.",
    ),
    key_stage="KS-22",
)

EVENTS = (
    RELEASE_PLANNED,
    LICENCE_ACTIVATED,
    LICENCE_RECEIVED,
    LICENCE_VARIED,
    LICENCE_INACTIVE,
    SENTENCE_ENDED,
    DEPORTATION,
)


_OVER = (*(event.slug for event in custody.RELEASES), custody.DIED.slug)
"""What makes planning for a release pointless."""


def _planned(
    slug: str,
    words: Words,
    rule_id: str,
    anchor: str,
    example: DutyExample,
    *,
    joined: bool = False,
) -> DutyKind:
    """Work planned back from a release that is expected."""
    return DutyKind(
        slug=slug,
        words=words,
        arises_on=(RELEASE_PLANNED.slug, OPTED_IN.slug) if joined else (RELEASE_PLANNED.slug,),
        rules=(rule(rule_id),),
        tell=RELEASE_PLANNED.tell,
        may_say=RELEASE_PLANNED.may_say,
        anchor=anchor,
        met_by_contact=joined,
        closed_by=_OVER,
        examples=(example,),
    )


DUTIES = (
    stage_duty(
        "probation.tell_of_planned_release",
        Words(
            "Tell the victim the month of release, and ask about conditions",
            "Dweud wrth y dioddefwr ym mha fis y disgwylir rhyddhau, a gofyn am amodau",
        ),
        (RELEASE_PLANNED,),
        NEXT_DAY,
        NEXT_DAY_EXAMPLE,
    ),
    _planned(
        "probation.collect_conditions",
        Words(
            "Collect the victim's wishes about conditions",
            "Casglu dymuniadau'r dioddefwr am amodau",
        ),
        "VCS-07",
        "release_on",
        DutyExample(date(2027, 3, 1), date(2026, 12, 7)),
        joined=True,
    ),
    _planned(
        "probation.send_conditions",
        Words(
            "Send the request for conditions to the offender manager",
            "Anfon y cais am amodau at reolwr y troseddwr",
        ),
        "VCS-08",
        "hard_stop_on",
        DutyExample(date(2027, 2, 25), date(2027, 1, 28)),
    ),
    _planned(
        "probation.warn_before_hard_stop",
        Words(
            "Check that the conditions are on the draft licence: two days are left",
            "Gwirio bod yr amodau ar y drwydded ddrafft: mae dau ddiwrnod ar ôl",
        ),
        "VCS-10",
        "hard_stop_on",
        DutyExample(date(2027, 2, 25), date(2027, 2, 23)),
    ),
    _planned(
        "probation.check_at_hard_stop",
        Words(
            "Last day: see that the victim's conditions are on the licence",
            "Diwrnod olaf: gweld bod amodau'r dioddefwr ar y drwydded",
        ),
        "VCS-09",
        "release_on",
        DutyExample(date(2027, 3, 1), date(2027, 2, 25)),
    ),
    stage_duty(
        "probation.tell_of_release",
        Words(
            "Tell the victim of the release and the conditions that concern them",
            "Dweud wrth y dioddefwr am y rhyddhau a'r amodau sy'n berthnasol",
        ),
        custody.RELEASES,
        rule("VCS-11"),
        NEXT_DAY_EXAMPLE,
        urgent=True,
    ),
    stage_duty(
        "probation.compare_licence",
        Words(
            "Compare the licence with what the victim asked, and tell them the answer",
            "Cymharu'r drwydded â'r hyn a ofynnodd y dioddefwr, a dweud yr ateb",
        ),
        (LICENCE_ACTIVATED,),
        rule("VCS-11"),
        NEXT_DAY_EXAMPLE,
    ),
    stage_duty(
        "probation.read_licence",
        Words(
            "Read the licence: is every condition the victim asked for there?",
            "Darllen y drwydded: a yw pob amod y gofynnodd y dioddefwr amdano yno?",
        ),
        (LICENCE_RECEIVED,),
        NEXT_DAY,
        NEXT_DAY_EXAMPLE,
    ),
    stage_duty(
        "probation.tell_of_variation",
        Words(
            "Check the victim was asked about the change, and tell them",
            "Gwirio y gofynnwyd i'r dioddefwr am y newid, a dweud wrthynt",
        ),
        (LICENCE_VARIED,),
        rule("VCS-11"),
        NEXT_DAY_EXAMPLE,
    ),
    stage_duty(
        "probation.find_why_licence_ended",
        Words(
            "Find out why the licence is no longer in force",
            "Canfod pam nad yw'r drwydded mewn grym mwyach",
        ),
        (LICENCE_INACTIVE,),
        NEXT_DAY,
        NEXT_DAY_EXAMPLE,
    ),
    stage_duty(
        "probation.tell_of_end",
        Words(
            "Tell the victim that the conditions end, and what still protects them",
            "Dweud wrth y dioddefwr fod yr amodau'n dod i ben, a beth sy'n dal i'w diogelu",
        ),
        (SENTENCE_ENDED,),
        NEXT_DAY,
        NEXT_DAY_EXAMPLE,
    ),
    DutyKind(
        slug="probation.tell_of_removal",
        words=Words(
            "Tell the victim of the removal or deportation",
            "Dweud wrth y dioddefwr am y symud neu'r alltudio",
        ),
        arises_on=(custody.REMOVED_FROM_UK.slug,),
        rules=(NEXT_DAY, rule("VC-R11-03"), rule("KS-22")),
        tell=custody.REMOVED_FROM_UK.tell,
        may_say=custody.REMOVED_FROM_UK.may_say,
        examples=NEXT_DAY_EXAMPLE,
    ),
    DutyKind(
        slug="probation.watch_deportation_updates",
        words=Words(
            "See that a victim who asked is kept up to date on the deportation",
            "Gweld bod dioddefwr a ofynnodd yn cael y diweddaraf am yr alltudio",
        ),
        arises_on=(DEPORTATION.slug,),
        rules=(FIVE_DAYS, rule("VC-R11-05"), rule("KS-22")),
        tell=DEPORTATION.tell,
        may_say=DEPORTATION.may_say,
        owed_by="HO",
        met_by_contact=False,
        examples=(DutyExample(date(2026, 12, 18), date(2026, 12, 29)),),
    ),
    stage_duty(
        "probation.tell_of_death",
        Words(
            "Tell the victim of the death, in person or by telephone; stop all letters",
            "Dweud wrth y dioddefwr am y farwolaeth, wyneb yn wyneb neu dros y ffôn; atal pob llythyr",
        ),
        (custody.DIED,),
        rule("VCS-12"),
        SAME_DAY_EXAMPLE,
        urgent=True,
    ),
)
