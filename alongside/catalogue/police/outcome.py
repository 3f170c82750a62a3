"""After the verdict: outcome, sentence, appeal, money, property, and the way into the Victim Contact Scheme."""

from datetime import date

from alongside.catalogue.happenings import Happening
from alongside.catalogue.kinds import DutyExample, DutyKind, EventKind, Tell
from alongside.catalogue.law import rule
from alongside.catalogue.police.court import ONE_DAY
from alongside.rules.words import Words

CASE_OUTCOME = EventKind(
    slug="police.case_outcome",
    words=Words("The case has an outcome", "Mae canlyniad i'r achos"),
    sentence=Words("The case had an outcome at court.", "Cafwyd canlyniad i'r achos yn y llys."),
    tell=Tell.YES,
    may_say=Words(
        "Your case has finished at court. We will tell you the outcome and the reasons.",
        "Mae eich achos wedi gorffen yn y llys. Byddwn yn dweud wrthych am y canlyniad a'r rhesymau.",
    ),
)
SENTENCE_RECEIVED = EventKind(
    slug="police.sentence_received",
    long_ago=True,
    words=Words("Sentence received from the court", "Cafwyd y ddedfryd gan y llys"),
    sentence=Words("The court passed sentence.", "Pasiodd y llys ddedfryd."),
    tell=Tell.YES,
    may_say=Words(
        "The court has passed sentence. We will explain what it means. If you think it is far too low, it can in some "
        "cases be looked at again, and there is a time limit.",
        "Mae'r llys wedi pasio dedfryd. Byddwn yn egluro beth mae'n ei olygu. Os ydych yn credu ei bod yn rhy isel o "
        "lawer, gellir ei hadolygu mewn rhai achosion, ac mae terfyn amser.",
    ),
    happenings=(Happening.SENTENCED,),
)
QUALIFYING_SENTENCE = EventKind(
    slug="police.sentence_qualifies_for_scheme",
    long_ago=True,
    words=Words(
        "Sentence qualifies for the Victim Contact Scheme",
        "Mae'r ddedfryd yn gymwys ar gyfer y Cynllun Cyswllt Dioddefwyr",
    ),
    sentence=Words(
        "The sentence qualifies for the Victim Contact Scheme.",
        "Mae'r ddedfryd yn gymwys ar gyfer y Cynllun Cyswllt Dioddefwyr.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "Because of the sentence, you can choose to be kept informed by the Probation Service. Someone there will get "
        "in touch.",
        "Oherwydd y ddedfryd, gallwch ddewis cael gwybodaeth gan y Gwasanaeth Prawf. Bydd rhywun oddi yno yn cysylltu "
        "â chi.",
    ),
)
BEREAVED_VERDICT = EventKind(
    slug="police.bereaved_verdict",
    long_ago=True,
    words=Words(
        "Conviction or sentence for a bereaved family",
        "Euogfarn neu ddedfryd i deulu mewn profedigaeth",
    ),
    sentence=Words(
        "There was a conviction or sentence in the bereaved family's case.",
        "Cafwyd euogfarn neu ddedfryd yn achos y teulu mewn profedigaeth.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "The prosecutors would like to offer you a meeting, before and after sentence, if that would help you.",
        "Hoffai'r erlynwyr gynnig cyfarfod i chi, cyn ac ar ôl y ddedfryd, os byddai hynny o gymorth.",
    ),
)
YOUTH_SENTENCED = EventKind(
    slug="police.youth_sentenced",
    long_ago=True,
    words=Words("Offender under 18 sentenced", "Dedfrydwyd troseddwr o dan 18 oed"),
    sentence=Words("An offender under 18 was sentenced.", "Dedfrydwyd troseddwr o dan 18 oed."),
    tell=Tell.FACT_ONLY,
    may_say=Words(
        "The youth justice service would like to contact you, if you agree, to explain the sentence and what you can "
        "take part in.",
        "Hoffai'r gwasanaeth cyfiawnder ieuenctid gysylltu â chi, os cytunwch, i egluro'r ddedfryd a'r hyn y gallwch "
        "gymryd rhan ynddo.",
    ),
)
APPEAL_INFORMATION = EventKind(
    slug="police.appeal_information",
    words=Words("Information about an appeal received", "Cafwyd gwybodaeth am apêl"),
    sentence=Words("Information about an appeal was received.", "Cafwyd gwybodaeth am apêl."),
    tell=Tell.YES,
    may_say=Words(
        "The person in your case has asked a higher court to look at the conviction or the sentence. We will tell you "
        "about each step.",
        "Mae'r unigolyn yn eich achos chi wedi gofyn i lys uwch ystyried yr euogfarn neu'r ddedfryd. Byddwn yn dweud "
        "wrthych am bob cam.",
    ),
)
EXPENSES_CLAIMED = EventKind(
    slug="police.expenses_claimed",
    words=Words("Witness expenses claimed", "Hawliwyd treuliau tyst"),
    sentence=Words(
        "The victim claimed expenses as a witness.",
        "Hawliodd y dioddefwr dreuliau fel tyst.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "Your claim for expenses is with the prosecutors.",
        "Mae eich hawliad am dreuliau gyda'r erlynwyr.",
    ),
)
PROPERTY_FREE = EventKind(
    slug="police.property_no_longer_needed",
    words=Words(
        "Property no longer needed as evidence",
        "Nid oes angen yr eiddo fel tystiolaeth mwyach",
    ),
    sentence=Words(
        "The victim's property is no longer needed.",
        "Nid oes angen eiddo'r dioddefwr mwyach.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "Your belongings are no longer needed. How and when would you like to have them back, or would you rather not?",
        "Nid oes angen eich eiddo mwyach. Sut a phryd hoffech chi ei gael yn ôl, neu a fyddai'n well gennych beidio?",
    ),
)
TRANSCRIPT_ASKED = EventKind(
    slug="police.transcript_asked",
    words=Words("Sentencing remarks asked for", "Gofynnwyd am sylwadau dedfrydu"),
    sentence=Words(
        "The victim asked for the sentencing remarks.",
        "Gofynnodd y dioddefwr am y sylwadau dedfrydu.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "We have asked the court for what the judge said at sentence.",
        "Rydym wedi gofyn i'r llys am yr hyn a ddywedodd y barnwr wrth ddedfrydu.",
    ),
)

EVENTS = (
    CASE_OUTCOME,
    SENTENCE_RECEIVED,
    QUALIFYING_SENTENCE,
    BEREAVED_VERDICT,
    YOUTH_SENTENCED,
    APPEAL_INFORMATION,
    EXPENSES_CLAIMED,
    PROPERTY_FREE,
    TRANSCRIPT_ASKED,
)


def _watch(
    slug: str,
    event: EventKind,
    rule_ids: tuple[str, ...],
    words: Words,
    owed_by: str,
    examples: tuple[DutyExample, ...] = (),
    *,
    anchor: str = "",
) -> DutyKind:
    """A duty of another agency that the officer watches."""
    return DutyKind(
        slug=slug,
        words=words,
        arises_on=(event.slug,),
        rules=tuple(rule(each) for each in rule_ids),
        tell=event.tell,
        may_say=event.may_say,
        anchor=anchor,
        met_by_contact=False,
        owed_by=owed_by,
        examples=examples,
    )


DUTIES = (
    _watch(
        "police.watch_case_outcome_sent",
        CASE_OUTCOME,
        ("VC-R9-01",),
        Words(
            "See that the court sent the outcome to the witness care unit",
            "Gweld bod y llys wedi anfon y canlyniad at yr uned gofal tystion",
        ),
        "HMCTS",
        (DutyExample(date(2026, 12, 18), date(2026, 12, 29)),),
    ),
    _watch(
        "police.watch_case_outcome_told",
        CASE_OUTCOME,
        ("VC-R9-02",),
        Words(
            "See that the victim was told the outcome",
            "Gweld bod y dioddefwr wedi cael gwybod y canlyniad",
        ),
        "WCU",
        ONE_DAY,
        anchor="received_on",
    ),
    _watch(
        "police.watch_sentence_told",
        SENTENCE_RECEIVED,
        ("VC-R9-03",),
        Words(
            "See that the sentence was explained to the victim",
            "Gweld bod y ddedfryd wedi'i hegluro i'r dioddefwr",
        ),
        "WCU",
        ONE_DAY,
        anchor="received_on",
    ),
    DutyKind(
        slug="police.unduly_lenient_last_day",
        words=Words(
            "Help the victim ask for the sentence to be looked at before the last day",
            "Helpu'r dioddefwr i ofyn am adolygu'r ddedfryd cyn y diwrnod olaf",
        ),
        arises_on=(SENTENCE_RECEIVED.slug,),
        rules=(rule("CH-ULS-OLD"), rule("CH-ULS-NEW")),
        tell=SENTENCE_RECEIVED.tell,
        may_say=Words(
            "If you think the sentence is far too low, the Attorney General can in some cases be asked to look at it. "
            "There is a time limit, and we can help you ask.",
            "Os ydych yn credu bod y ddedfryd yn rhy isel o lawer, gellir gofyn i'r Twrnai Cyffredinol ei hystyried "
            "mewn rhai achosion. Mae terfyn amser, a gallwn eich helpu i ofyn.",
        ),
        anchor="sentence_on",
        examples=(
            DutyExample(
                date(2026, 6, 1),
                date(2026, 6, 29),
                told="The older limit: 28 days, every day counts",
            ),
            DutyExample(
                date(2026, 8, 31),
                date(2027, 2, 28),
                told="The newer limit: six months, clipped to the month's end",
            ),
        ),
    ),
    _watch(
        "police.watch_scheme_referral",
        QUALIFYING_SENTENCE,
        ("VC-R11-01", "VCS-01"),
        Words(
            "See that the victim was referred to the Victim Contact Scheme",
            "Gweld bod y dioddefwr wedi'i gyfeirio at y Cynllun Cyswllt Dioddefwyr",
        ),
        "WCU",
        (DutyExample(date(2026, 12, 18), date(2027, 1, 6)),),
        anchor="sentence_on",
    ),
    _watch(
        "police.watch_bereaved_meeting",
        BEREAVED_VERDICT,
        ("VC-R9-04",),
        Words(
            "See that the family was offered a meeting",
            "Gweld bod cyfarfod wedi'i gynnig i'r teulu",
        ),
        "CPS",
    ),
    _watch(
        "police.watch_youth_contact",
        YOUTH_SENTENCED,
        ("VC-R11-04",),
        Words(
            "See that the youth justice service contacted the victim, if they agreed",
            "Gweld bod y gwasanaeth cyfiawnder ieuenctid wedi cysylltu â'r dioddefwr, os cytunodd",
        ),
        "YJS",
    ),
    _watch(
        "police.watch_appeal_told",
        APPEAL_INFORMATION,
        ("VC-R9-05",),
        Words(
            "See that the victim was told about the appeal",
            "Gweld bod y dioddefwr wedi cael gwybod am yr apêl",
        ),
        "WCU",
        ONE_DAY,
        anchor="received_on",
    ),
    _watch(
        "police.watch_expenses_paid",
        EXPENSES_CLAIMED,
        ("VC-R10-01",),
        Words("See that the expenses were paid", "Gweld bod y treuliau wedi'u talu"),
        "CPS",
        (DutyExample(date(2026, 12, 18), date(2027, 1, 6)),),
        anchor="received_on",
    ),
    DutyKind(
        slug="police.return_property",
        words=Words(
            "See the victim's property returned as they wish",
            "Gweld eiddo'r dioddefwr yn cael ei ddychwelyd fel y mynnant",
        ),
        arises_on=(PROPERTY_FREE.slug,),
        rules=(rule("VC-R10-02"),),
        tell=PROPERTY_FREE.tell,
        may_say=PROPERTY_FREE.may_say,
        met_by_contact=False,
    ),
    _watch(
        "police.watch_transcript",
        TRANSCRIPT_ASKED,
        ("CH-TRANSCRIPT",),
        Words(
            "See that the sentencing remarks arrived",
            "Gweld bod y sylwadau dedfrydu wedi cyrraedd",
        ),
        "HMCTS",
        (DutyExample(date(2026, 11, 20), date(2026, 12, 4)),),
    ),
)
