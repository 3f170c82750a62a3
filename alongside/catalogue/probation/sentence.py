"""During the sentence: dates that move, appeals, open conditions, leave and curfew."""

from datetime import date

from alongside.catalogue.happenings import Happening
from alongside.catalogue.kinds import NOTHING_TO_SAY, DutyExample, DutyKind, EventKind, Tell
from alongside.catalogue.law import rule
from alongside.catalogue.law.own_defaults import FIVE_DAYS, NEXT_DAY, SAME_DAY
from alongside.catalogue.probation.key_stages import (
    FIVE_DAYS_EXAMPLE,
    NEXT_DAY_EXAMPLE,
    SAME_DAY_EXAMPLE,
    stage_duty,
)
from alongside.catalogue.shared.custody import QUASHED
from alongside.rules.words import Words

DATES_CHANGED = EventKind(
    slug="probation.dates_changed",
    long_ago=True,
    words=Words("Key dates changed", "Newidiwyd dyddiadau allweddol"),
    sentence=Words(
        "The dates of the sentence were worked out again.",
        "Ailgyfrifwyd dyddiadau'r ddedfryd.",
    ),
    tell=Tell.MONTH_ONLY,
    may_say=Words(
        "The dates in your case have been worked out again. We can tell you the month to expect, and it may still "
        "change.",
        "Mae'r dyddiadau yn eich achos wedi'u hailgyfrifo. Gallwn ddweud wrthych pa fis i'w ddisgwyl, a gall newid "
        "eto.",
    ),
    happenings=(Happening.DATES_CHANGED,),
    key_stage="KS-02",
)
SENTENCE_CHANGED = EventKind(
    slug="probation.sentence_changed",
    long_ago=True,
    words=Words("Sentence recorded again or changed", "Cofnodwyd neu newidiwyd y ddedfryd"),
    sentence=Words(
        "The sentence was recorded again or changed.",
        "Cofnodwyd neu newidiwyd y ddedfryd.",
    ),
    tell=Tell.IF_CONFIRMED,
    may_say=Words(
        "The sentence in your case has changed. We would like to explain what is different now.",
        "Mae'r ddedfryd yn eich achos wedi newid. Hoffem egluro beth sy'n wahanol nawr.",
    ),
    happenings=(Happening.SENTENCE_CHANGED, Happening.STATUS_CHANGED),
    key_stage="KS-02",
)
COURT_RESULT = EventKind(
    slug="probation.court_result",
    words=Words(
        "A court gave a result about the person",
        "Rhoddodd llys ganlyniad am yr unigolyn",
    ),
    sentence=Words(
        "A court gave a result about the person.",
        "Rhoddodd llys ganlyniad am yr unigolyn.",
    ),
    tell=Tell.IF_CONFIRMED,
    may_say=Words(
        "A court has decided something about your case. We are making sure what it means before we explain it.",
        "Mae llys wedi penderfynu rhywbeth am eich achos. Rydym yn sicrhau beth mae'n ei olygu cyn ei egluro.",
    ),
    happenings=(Happening.COURT_RESULT, Happening.COURT_RESULT_WITHDRAWN),
)
APPEAL = EventKind(
    slug="probation.appeal",
    words=Words("Appeal lodged or decided", "Apêl wedi'i chyflwyno neu ei phenderfynu"),
    sentence=Words("An appeal was lodged or decided.", "Cyflwynwyd neu penderfynwyd apêl."),
    tell=Tell.YES,
    may_say=Words(
        "There is news of an appeal in your case. We will explain what was asked, or decided, and what it may change.",
        "Mae newyddion am apêl yn eich achos. Byddwn yn egluro'r hyn a ofynnwyd neu a benderfynwyd, a'r hyn y gall ei "
        "newid.",
    ),
    key_stage="KS-03",
)
OPEN_CONSIDERED = EventKind(
    slug="probation.open_conditions_considered",
    words=Words("Open conditions considered", "Ystyrir amodau agored"),
    sentence=Words(
        "A move to open conditions is being considered.",
        "Mae symud i amodau agored yn cael ei ystyried.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "A move to open conditions is being thought about for the person in your case. Nothing is decided. You can "
        "tell us how this would affect you.",
        "Mae symud i amodau agored yn cael ei ystyried i'r unigolyn yn eich achos chi. Nid oes dim wedi'i benderfynu. "
        "Gallwch ddweud wrthym sut y byddai hyn yn effeithio arnoch.",
    ),
    key_stage="KS-04",
)
OPEN_MOVED = EventKind(
    slug="probation.moved_to_open",
    words=Words("Moved to open conditions", "Symudwyd i amodau agored"),
    sentence=Words(
        "The person was moved to open conditions.",
        "Symudwyd yr unigolyn i amodau agored.",
    ),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "The person in your case is now held in open conditions. This is still custody. We will explain what it means.",
        "Mae'r unigolyn yn eich achos chi bellach yn cael ei gadw mewn amodau agored. Mae hyn yn dal i fod yn ddalfa. "
        "Byddwn yn egluro beth mae'n ei olygu.",
    ),
    key_stage="KS-05",
)
RECATEGORISED = EventKind(
    slug="probation.recategorised",
    words=Words("Security category changed", "Newidiwyd y categori diogelwch"),
    sentence=Words(
        "The person's security category changed.",
        "Newidiwyd categori diogelwch yr unigolyn.",
    ),
    tell=Tell.ANNUAL_LETTER,
    may_say=Words(
        "In the past year the level of security of the person in your case was looked at again.",
        "Yn ystod y flwyddyn ddiwethaf ailystyriwyd lefel diogelwch yr unigolyn yn eich achos chi.",
    ),
    key_stage="KS-06",
)
LEAVE_CONSIDERED = EventKind(
    slug="probation.temporary_absence_considered",
    words=Words("Temporary absence considered", "Ystyrir absenoldeb dros dro"),
    sentence=Words(
        "Temporary absence is being considered or changed.",
        "Mae absenoldeb dros dro yn cael ei ystyried neu ei newid.",
    ),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "Short periods out of custody are being thought about for the person in your case. You can tell us about "
        "places or contact you are worried about before anything is decided.",
        "Mae cyfnodau byr allan o'r ddalfa yn cael eu hystyried i'r unigolyn yn eich achos chi. Gallwch ddweud wrthym "
        "am leoedd neu gyswllt sy'n eich poeni cyn i ddim gael ei benderfynu.",
    ),
    happenings=(
        Happening.TEMPORARY_ABSENCE_PLANNED,
        Happening.TEMPORARY_ABSENCE_CHANGED,
    ),
    key_stage="KS-07",
)
LEAVE_APPROVED = EventKind(
    slug="probation.temporary_absence_approved",
    words=Words("Temporary absence approved", "Cymeradwywyd absenoldeb dros dro"),
    sentence=Words("Temporary absence was approved.", "Cymeradwywyd absenoldeb dros dro."),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "Short periods out of custody have been agreed for the person in your case. There are conditions, and we will "
        "tell you those that concern you.",
        "Cytunwyd ar gyfnodau byr allan o'r ddalfa i'r unigolyn yn eich achos chi. Mae amodau, a byddwn yn dweud "
        "wrthych am y rhai sy'n berthnasol i chi.",
    ),
    happenings=(Happening.TEMPORARY_ABSENCE_APPROVED,),
    key_stage="KS-07",
)
LEAVE_REFUSED = EventKind(
    slug="probation.temporary_absence_refused",
    words=Words("Temporary absence will not happen", "Ni fydd absenoldeb dros dro yn digwydd"),
    sentence=Words(
        "Temporary absence will not go ahead.",
        "Ni fydd yr absenoldeb dros dro yn digwydd.",
    ),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "The periods out of custody we told you about will not go ahead for now.",
        "Ni fydd y cyfnodau allan o'r ddalfa y soniasom amdanynt yn digwydd am y tro.",
    ),
    happenings=(Happening.TEMPORARY_ABSENCE_REFUSED,),
    key_stage="KS-07",
)
LEAVE_UNDER_WAY = EventKind(
    slug="probation.temporary_absence_under_way",
    words=Words("Out on temporary absence, or back", "Allan ar absenoldeb dros dro, neu yn ôl"),
    sentence=Words(
        "A temporary absence began or ended.",
        "Dechreuodd neu daeth absenoldeb dros dro i ben.",
    ),
    tell=Tell.NO,
    may_say=NOTHING_TO_SAY,
    happenings=(Happening.TEMPORARY_ABSENCE_STARTED, Happening.TEMPORARY_ABSENCE_ENDED),
    by_hand=False,
    quiet="The victim was asked and told before it was approved; when each absence begins and ends is not told.",
)
HDC_CONSIDERED = EventKind(
    slug="probation.hdc_considered",
    words=Words("Home detention curfew considered", "Ystyrir cyrffyw cadw gartref"),
    sentence=Words(
        "Release on a curfew is being considered.",
        "Mae rhyddhau ar gyrffyw yn cael ei ystyried.",
    ),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "Release some time early, on a curfew, is being thought about for the person in your case. You can tell us "
        "what conditions would help you.",
        "Mae rhyddhau ychydig yn gynnar, ar gyrffyw, yn cael ei ystyried i'r unigolyn yn eich achos chi. Gallwch "
        "ddweud wrthym pa amodau fyddai o gymorth i chi.",
    ),
    happenings=(Happening.HDC_ASSESSED,),
    key_stage="KS-08",
)

EVENTS = (
    DATES_CHANGED,
    SENTENCE_CHANGED,
    COURT_RESULT,
    APPEAL,
    OPEN_CONSIDERED,
    OPEN_MOVED,
    RECATEGORISED,
    LEAVE_CONSIDERED,
    LEAVE_APPROVED,
    LEAVE_REFUSED,
    LEAVE_UNDER_WAY,
    HDC_CONSIDERED,
)

DUTIES = (
    stage_duty(
        "probation.correct_dates",
        Words(
            "Compare the new dates with what the victim was told, and correct it",
            "Cymharu'r dyddiadau newydd â'r hyn a ddywedwyd wrth y dioddefwr, a'i gywiro",
        ),
        (DATES_CHANGED,),
        NEXT_DAY,
        NEXT_DAY_EXAMPLE,
    ),
    stage_duty(
        "probation.explain_changed_sentence",
        Words(
            "Check what changed in the sentence and explain it",
            "Gwirio beth newidiodd yn y ddedfryd a'i egluro",
        ),
        (SENTENCE_CHANGED,),
        NEXT_DAY,
        NEXT_DAY_EXAMPLE,
    ),
    DutyKind(
        slug="probation.check_result_told",
        words=Words(
            "See what the court decided, and that the witness care unit told the victim",
            "Gweld beth benderfynodd y llys, a bod yr uned gofal tystion wedi dweud wrth y dioddefwr",
        ),
        arises_on=(COURT_RESULT.slug,),
        rules=(rule("VC-R9-02"),),
        tell=COURT_RESULT.tell,
        may_say=COURT_RESULT.may_say,
        anchor="received_on",
        owed_by="WCU",
        met_by_contact=False,
        examples=(
            DutyExample(date(2026, 12, 24), date(2026, 12, 29), told="Christmas and the weekend do not count"),
            DutyExample(date(2026, 11, 20), date(2026, 11, 23), told="from a Friday to the Monday"),
        ),
    ),
    stage_duty(
        "probation.tell_of_appeal",
        Words("Tell the victim of the appeal", "Dweud wrth y dioddefwr am yr apêl"),
        (APPEAL, QUASHED),
        NEXT_DAY,
        NEXT_DAY_EXAMPLE,
        urgent=True,
    ),
    stage_duty(
        "probation.ask_about_open_conditions",
        Words(
            "Tell the victim open conditions are considered, and ask for their view",
            "Dweud wrth y dioddefwr fod amodau agored yn cael eu hystyried, a gofyn barn",
        ),
        (OPEN_CONSIDERED,),
        NEXT_DAY,
        NEXT_DAY_EXAMPLE,
    ),
    stage_duty(
        "probation.tell_of_open_conditions",
        Words(
            "Tell the victim of the move to open conditions",
            "Dweud wrth y dioddefwr am symud i amodau agored",
        ),
        (OPEN_MOVED,),
        NEXT_DAY,
        NEXT_DAY_EXAMPLE,
    ),
    DutyKind(
        slug="probation.note_category_for_letter",
        words=Words(
            "Keep the change for the yearly letter",
            "Cadw'r newid ar gyfer y llythyr blynyddol",
        ),
        arises_on=(RECATEGORISED.slug,),
        rules=(FIVE_DAYS, rule("VC-R11-03"), rule("KS-06")),
        tell=RECATEGORISED.tell,
        may_say=RECATEGORISED.may_say,
        met_by_contact=False,
        examples=FIVE_DAYS_EXAMPLE,
    ),
    stage_duty(
        "probation.ask_about_temporary_absence",
        Words(
            "Ask the victim about zones and contact before leave is approved",
            "Gofyn i'r dioddefwr am barthau a chyswllt cyn cymeradwyo absenoldeb",
        ),
        (LEAVE_CONSIDERED,),
        SAME_DAY,
        SAME_DAY_EXAMPLE,
        closed_by=(LEAVE_REFUSED.slug, LEAVE_APPROVED.slug),
    ),
    stage_duty(
        "probation.tell_of_temporary_absence",
        Words(
            "Tell the victim of the leave, and check the conditions asked for",
            "Dweud wrth y dioddefwr am yr absenoldeb, a gwirio'r amodau y gofynnwyd amdanynt",
        ),
        (LEAVE_APPROVED, LEAVE_REFUSED),
        NEXT_DAY,
        NEXT_DAY_EXAMPLE,
    ),
    stage_duty(
        "probation.ask_about_curfew",
        Words(
            "Tell the victim a curfew is considered, and ask about conditions",
            "Dweud wrth y dioddefwr fod cyrffyw yn cael ei ystyried, a gofyn am amodau",
        ),
        (HDC_CONSIDERED,),
        NEXT_DAY,
        NEXT_DAY_EXAMPLE,
    ),
)
