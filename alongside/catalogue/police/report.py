"""From the report of a crime to the victim's statement: Rights 1 to 5 and 7 of the Code."""

from datetime import date

from alongside.catalogue.kinds import DutyExample, DutyKind, EventKind, Tell
from alongside.catalogue.law import rule
from alongside.rules.words import Words

CRIME_REPORTED = EventKind(
    slug="police.crime_reported",
    words=Words("Crime reported", "Adroddwyd am drosedd"),
    sentence=Words("The crime was reported.", "Adroddwyd am y drosedd."),
    tell=Tell.YES,
    may_say=Words(
        "Your report has been recorded. We will explain what happens next, your rights, and the help there is.",
        "Mae eich adroddiad wedi'i gofnodi. Byddwn yn egluro beth sy'n digwydd nesaf, eich hawliau a'r cymorth sydd "
        "ar gael.",
    ),
)
INTERVIEW_PLANNED = EventKind(
    slug="police.interview_planned",
    words=Words(
        "An interview with the victim is planned",
        "Mae cyfweliad â'r dioddefwr wedi'i drefnu",
    ),
    sentence=Words("An interview with the victim was planned.", "Trefnwyd cyfweliad â'r dioddefwr."),
    tell=Tell.YES,
    may_say=Words(
        "The police would like to talk with you about what happened. You can bring someone to support you, and we will "
        "talk about what would make it easier.",
        "Hoffai'r heddlu siarad â chi am yr hyn a ddigwyddodd. Gallwch ddod â rhywun i'ch cefnogi, a byddwn yn trafod "
        "beth fyddai'n ei wneud yn haws.",
    ),
)
MEDICAL_PLANNED = EventKind(
    slug="police.medical_examination_planned",
    words=Words("A medical examination is planned", "Mae archwiliad meddygol wedi'i drefnu"),
    sentence=Words(
        "A medical examination of the victim was planned.",
        "Trefnwyd archwiliad meddygol o'r dioddefwr.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "A medical examination only goes ahead if you agree to it, and you can change your mind.",
        "Dim ond os byddwch chi'n cytuno y bydd archwiliad meddygol yn digwydd, a gallwch newid eich meddwl.",
    ),
)
STATEMENT_TAKEN = EventKind(
    slug="police.statement_taken",
    words=Words("A witness statement is to be taken", "Bydd datganiad tyst yn cael ei gymryd"),
    sentence=Words(
        "A witness statement was planned or taken.",
        "Trefnwyd neu cymerwyd datganiad tyst.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "If you give a statement you may later be asked to give evidence in court. There is help for that. You may "
        "also say, in your own words, how the crime has affected you.",
        "Os rhowch ddatganiad, efallai y gofynnir i chi roi tystiolaeth yn y llys yn ddiweddarach. Mae cymorth ar "
        "gael. Gallwch hefyd ddweud, yn eich geiriau eich hun, sut mae'r drosedd wedi effeithio arnoch.",
    ),
)
OFFENDER_UNDER_18 = EventKind(
    slug="police.offender_under_18",
    words=Words(
        "The suspect or offender is under 18",
        "Mae'r sawl a ddrwgdybir neu'r troseddwr o dan 18 oed",
    ),
    sentence=Words(
        "The suspect or offender is under 18.",
        "Mae'r sawl a ddrwgdybir neu'r troseddwr o dan 18 oed.",
    ),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "Because of age, the youth justice service is involved. They can talk with you about restorative justice if "
        "you wish.",
        "Oherwydd oedran, mae'r gwasanaeth cyfiawnder ieuenctid yn rhan o'r achos. Gallant siarad â chi am gyfiawnder "
        "adferol os dymunwch.",
    ),
)

RECORD_CRIME = DutyKind(
    slug="police.record_crime",
    words=Words("See that the crime is recorded", "Gweld bod y drosedd wedi'i chofnodi"),
    arises_on=(CRIME_REPORTED.slug,),
    rules=(rule("VC-R2-01"),),
    tell=Tell.YES,
    may_say=Words(
        "Your report has been recorded as a crime.",
        "Mae eich adroddiad wedi'i gofnodi fel trosedd.",
    ),
    met_by_contact=False,
    owed_by="POL",
)
CONFIRM_IN_WRITING = DutyKind(
    slug="police.confirm_in_writing",
    words=Words(
        "Confirm the report in writing, by a safe route",
        "Cadarnhau'r adroddiad yn ysgrifenedig, drwy ddull diogel",
    ),
    arises_on=(CRIME_REPORTED.slug,),
    rules=(rule("VC-R3-01"),),
    tell=Tell.YES,
    may_say=Words(
        "This confirms what you reported, your crime reference, and who you can contact.",
        "Mae hyn yn cadarnhau'r hyn yr adroddoch amdano, eich cyfeirnod trosedd, a phwy y gallwch gysylltu â nhw.",
    ),
)
EXPLAIN_RIGHTS = DutyKind(
    slug="police.explain_rights",
    words=Words(
        "Explain the process, rights, compensation, restorative justice and the personal statement",
        "Egluro'r broses, hawliau, iawndal, cyfiawnder adferol a'r datganiad personol",
    ),
    arises_on=(CRIME_REPORTED.slug,),
    rules=(
        rule("VC-R3-02"),
        rule("VC-R1-01"),
        rule("VC-R3-03"),
        rule("VC-R5-01"),
        rule("VC-R7-01"),
    ),
    tell=CRIME_REPORTED.tell,
    may_say=CRIME_REPORTED.may_say,
    examples=(
        DutyExample(
            date(2026, 12, 18),
            date(2026, 12, 29),
            told="Christmas Day and its Monday do not count",
        ),
        DutyExample(date(2026, 12, 18), date(2026, 12, 29), enhanced=True),
    ),
)
ASSESS_NEEDS = DutyKind(
    slug="police.assess_needs",
    words=Words(
        "Assess needs and decide on enhanced rights",
        "Asesu anghenion a phenderfynu ar hawliau uwch",
    ),
    arises_on=(CRIME_REPORTED.slug,),
    rules=(rule("VC-R4-01"),),
    tell=Tell.YES,
    may_say=Words(
        "We would like to ask what you need, so that you get the right help and the rights you are owed.",
        "Hoffem ofyn beth sydd ei angen arnoch, er mwyn i chi gael y cymorth cywir a'r hawliau sy'n ddyledus i chi.",
    ),
)
REFER_TO_SUPPORT = DutyKind(
    slug="police.refer_to_support",
    words=Words(
        "Refer to a support service, with consent where it is needed first",
        "Cyfeirio at wasanaeth cymorth, gyda chydsyniad lle bo angen hynny'n gyntaf",
    ),
    arises_on=(CRIME_REPORTED.slug,),
    rules=(rule("VC-R4-02"), rule("VC-R4-03")),
    tell=Tell.YES,
    may_say=Words(
        "There are people who can help you with what happened, whether or not there is a prosecution. May we pass your "
        "details to them?",
        "Mae pobl a all eich helpu gyda'r hyn a ddigwyddodd, p'un a oes erlyniad ai peidio. A gawn ni roi eich "
        "manylion iddynt?",
    ),
    examples=(
        DutyExample(date(2026, 11, 20), date(2026, 11, 24), told="The weekend does not count"),
        DutyExample(date(2026, 12, 24), date(2026, 12, 30), enhanced=True),
    ),
)
AGREE_UPDATES = DutyKind(
    slug="police.agree_updates",
    words=Words(
        "Agree how often and how the victim will be kept informed",
        "Cytuno pa mor aml a sut y bydd y dioddefwr yn cael gwybodaeth",
    ),
    arises_on=(CRIME_REPORTED.slug,),
    rules=(rule("VC-R6-07"),),
    tell=Tell.YES,
    may_say=Words(
        "How often would you like to hear from us, and by which way? You can change this at any time.",
        "Pa mor aml hoffech chi glywed gennym, a thrwy ba ddull? Gallwch newid hyn unrhyw bryd.",
    ),
)
PREPARE_INTERVIEW = DutyKind(
    slug="police.prepare_interview",
    words=Words(
        "Prepare the interview: supporter, interviewer, place, intermediary, no meeting with the suspect",
        "Paratoi'r cyfweliad: cefnogwr, cyfwelydd, lle, cyfryngwr, dim cyfarfod â'r sawl a ddrwgdybir",
    ),
    arises_on=(INTERVIEW_PLANNED.slug,),
    rules=(
        rule("VC-R2-02"),
        rule("VC-R1-04"),
        rule("VC-R2-03"),
        rule("VC-R2-04"),
        rule("VC-R2-05"),
    ),
    tell=INTERVIEW_PLANNED.tell,
    may_say=INTERVIEW_PLANNED.may_say,
)
CHECK_MEDICAL_CONSENT = DutyKind(
    slug="police.check_medical_consent",
    words=Words(
        "See that the victim agrees to the examination and that none is needless",
        "Gweld bod y dioddefwr yn cytuno i'r archwiliad ac nad oes un diangen",
    ),
    arises_on=(MEDICAL_PLANNED.slug,),
    rules=(rule("VC-R2-06"),),
    tell=MEDICAL_PLANNED.tell,
    may_say=MEDICAL_PLANNED.may_say,
)
EXPLAIN_STATEMENT = DutyKind(
    slug="police.explain_statement",
    words=Words(
        "Explain what giving a statement means, and the personal statement",
        "Egluro beth mae rhoi datganiad yn ei olygu, a'r datganiad personol",
    ),
    arises_on=(STATEMENT_TAKEN.slug,),
    rules=(rule("VC-R2-07"), rule("VC-R7-01")),
    tell=STATEMENT_TAKEN.tell,
    may_say=STATEMENT_TAKEN.may_say,
)
WATCH_YOUTH_RJ = DutyKind(
    slug="police.watch_youth_restorative_justice",
    words=Words(
        "See that the youth justice service explained restorative justice",
        "Gweld bod y gwasanaeth cyfiawnder ieuenctid wedi egluro cyfiawnder adferol",
    ),
    arises_on=(OFFENDER_UNDER_18.slug,),
    rules=(rule("VC-R3-04"),),
    tell=OFFENDER_UNDER_18.tell,
    may_say=OFFENDER_UNDER_18.may_say,
    met_by_contact=False,
    owed_by="YJS",
)

EVENTS = (
    CRIME_REPORTED,
    INTERVIEW_PLANNED,
    MEDICAL_PLANNED,
    STATEMENT_TAKEN,
    OFFENDER_UNDER_18,
)
DUTIES = (
    RECORD_CRIME,
    CONFIRM_IN_WRITING,
    EXPLAIN_RIGHTS,
    ASSESS_NEEDS,
    REFER_TO_SUPPORT,
    AGREE_UPDATES,
    PREPARE_INTERVIEW,
    CHECK_MEDICAL_CONSENT,
    EXPLAIN_STATEMENT,
    WATCH_YOUTH_RJ,
)
