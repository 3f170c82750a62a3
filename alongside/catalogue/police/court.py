"""The way to a trial and through it: Rights 7 and 8 of the Code. The witness care unit owes most of it; we watch."""

from datetime import date

from alongside.catalogue.happenings import Happening
from alongside.catalogue.kinds import DutyExample, DutyKind, EventKind, Tell
from alongside.catalogue.law import rule
from alongside.catalogue.police.investigation import FIVE_OR_ONE
from alongside.catalogue.shared.custody import BAILED_BY_COURT, REMANDED
from alongside.rules.words import Words

ONE_DAY = (
    DutyExample(
        date(2026, 12, 24),
        date(2026, 12, 29),
        told="Christmas, the weekend and the Monday do not count",
    ),
    DutyExample(date(2026, 11, 24), date(2026, 11, 25), enhanced=True),
)
"""One working day, with or without enhanced rights."""

HEARING_LISTED = EventKind(
    slug="police.hearing_listed",
    words=Words("Court hearing listed or moved", "Gwrandawiad llys wedi'i restru neu ei symud"),
    sentence=Words(
        "A court hearing was listed or moved.",
        "Rhestrwyd neu symudwyd gwrandawiad llys.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "A court hearing in your case has been arranged or moved. We will tell you when and where, and whether you "
        "need to come.",
        "Mae gwrandawiad llys yn eich achos wedi'i drefnu neu ei symud. Byddwn yn dweud wrthych pryd a ble, ac a oes "
        "angen i chi ddod.",
    ),
    happenings=(Happening.HEARING_LISTED, Happening.HEARING_CHANGED),
)
HEARING_OUTCOME = EventKind(
    slug="police.hearing_outcome",
    words=Words("A court hearing had a result", "Cafwyd canlyniad i wrandawiad llys"),
    sentence=Words("A court hearing had a result.", "Cafwyd canlyniad i wrandawiad llys."),
    tell=Tell.IF_CONFIRMED,
    may_say=Words(
        "There has been a hearing in your case. We will explain what the court decided.",
        "Bu gwrandawiad yn eich achos. Byddwn yn egluro beth benderfynodd y llys.",
    ),
    happenings=(Happening.COURT_RESULT,),
)
BAIL_HEARING = EventKind(
    slug="police.bail_hearing_outcome",
    words=Words("Outcome of a bail hearing received", "Cafwyd canlyniad gwrandawiad mechnïaeth"),
    sentence=Words(
        "The outcome of a bail hearing was received.",
        "Cafwyd canlyniad gwrandawiad mechnïaeth.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "The court has decided about bail. We will tell you the conditions that protect you, and what has changed.",
        "Mae'r llys wedi penderfynu ynghylch mechnïaeth. Byddwn yn dweud wrthych am yr amodau sy'n eich diogelu, a "
        "beth sydd wedi newid.",
    ),
    urgent=True,
)
WARRANT_ISSUED = EventKind(
    slug="police.warrant_issued",
    words=Words("Warrant for arrest issued", "Cyhoeddwyd gwarant i arestio"),
    sentence=Words("A warrant for arrest was issued.", "Cyhoeddwyd gwarant i arestio."),
    tell=Tell.YES,
    may_say=Words(
        "The court has ordered the arrest of the person in your case, who did not come to court or broke a condition. "
        "We would like to talk about keeping you safe.",
        "Mae'r llys wedi gorchymyn arestio'r unigolyn yn eich achos chi, na ddaeth i'r llys neu a dorrodd amod. "
        "Hoffem siarad am eich cadw'n ddiogel.",
    ),
    urgent=True,
)
REARREST_HEARING = EventKind(
    slug="police.rearrest_hearing_outcome",
    words=Words(
        "Outcome of a hearing after re-arrest received",
        "Cafwyd canlyniad gwrandawiad ar ôl ailarestio",
    ),
    sentence=Words(
        "The outcome of the hearing after a re-arrest was received.",
        "Cafwyd canlyniad y gwrandawiad ar ôl ailarestio.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "The person in your case was arrested again and has been before the court. We will tell you what the court "
        "decided.",
        "Cafodd yr unigolyn yn eich achos chi ei arestio eto ac mae wedi bod gerbron y llys. Byddwn yn dweud wrthych "
        "beth benderfynodd y llys.",
    ),
)
EVIDENCE_REQUIRED = EventKind(
    slug="police.evidence_required",
    words=Words(
        "Victim required to give evidence",
        "Mae'n ofynnol i'r dioddefwr roi tystiolaeth",
    ),
    sentence=Words(
        "The victim was required to give evidence.",
        "Gofynnwyd i'r dioddefwr roi tystiolaeth.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "You are being asked to give evidence. There is help before, on the day and after, and things the court can "
        "do to make it easier.",
        "Gofynnir i chi roi tystiolaeth. Mae cymorth cyn, ar y diwrnod ac wedyn, a phethau y gall y llys eu gwneud "
        "i'w gwneud yn haws.",
    ),
)
NOT_GUILTY_PLEA = EventKind(
    slug="police.not_guilty_plea",
    words=Words("Not guilty plea", "Ple dieuog"),
    sentence=Words("The defendant pleaded not guilty.", "Plediodd y diffynnydd yn ddieuog."),
    tell=Tell.YES,
    may_say=Words(
        "The defendant has said they are not guilty, so there will be a trial. You can visit the court beforehand.",
        "Mae'r diffynnydd wedi pledio'n ddieuog, felly bydd treial. Gallwch ymweld â'r llys ymlaen llaw.",
    ),
)
CONVICTED = EventKind(
    slug="police.convicted",
    long_ago=True,
    words=Words("Conviction", "Euogfarn"),
    sentence=Words("The defendant was convicted.", "Cafwyd y diffynnydd yn euog."),
    tell=Tell.YES,
    may_say=Words(
        "The court has found the defendant guilty. We will tell you about sentence and whether your personal statement "
        "will be read.",
        "Mae'r llys wedi cael y diffynnydd yn euog. Byddwn yn dweud wrthych am y ddedfryd ac a fydd eich datganiad "
        "personol yn cael ei ddarllen.",
    ),
)

EVENTS = (
    HEARING_LISTED,
    HEARING_OUTCOME,
    BAIL_HEARING,
    WARRANT_ISSUED,
    REARREST_HEARING,
    EVIDENCE_REQUIRED,
    NOT_GUILTY_PLEA,
    CONVICTED,
)


def _watch_wcu(
    slug: str,
    events: tuple[EventKind, ...],
    rule_id: str,
    words: Words,
    examples: tuple[DutyExample, ...] = (),
    *,
    anchor: str = "",
    urgent: bool = False,
    before_hearing: bool = False,
) -> DutyKind:
    """A duty of the witness care unit that the officer watches; its clock runs from receipt where `anchor` says so."""
    return DutyKind(
        slug=slug,
        words=words,
        arises_on=tuple(event.slug for event in events),
        rules=(rule(rule_id),),
        tell=events[0].tell,
        may_say=events[0].may_say,
        anchor=anchor,
        urgent=urgent,
        before_hearing=before_hearing,
        met_by_contact=False,
        owed_by="WCU",
        examples=examples,
    )


DUTIES = (
    _watch_wcu(
        "police.watch_hearing_told",
        (HEARING_LISTED,),
        "VC-R8-01",
        Words(
            "See that the victim was told of the hearing",
            "Gweld bod y dioddefwr wedi cael gwybod am y gwrandawiad",
        ),
        ONE_DAY,
        anchor="received_on",
        before_hearing=True,
    ),
    DutyKind(
        slug="police.watch_outcome_sent",
        words=Words(
            "See that the court sent the hearing's outcome to the witness care unit",
            "Gweld bod y llys wedi anfon canlyniad y gwrandawiad at yr uned gofal tystion",
        ),
        arises_on=(HEARING_OUTCOME.slug,),
        rules=(rule("VC-R8-02"),),
        tell=HEARING_OUTCOME.tell,
        may_say=HEARING_OUTCOME.may_say,
        met_by_contact=False,
        owed_by="HMCTS",
        examples=(DutyExample(date(2026, 12, 18), date(2026, 12, 29)),),
    ),
    _watch_wcu(
        "police.watch_bail_outcome_told",
        (BAIL_HEARING, BAILED_BY_COURT, REMANDED),
        "VC-R8-03",
        Words(
            "See that the victim was told of the court's decision on bail",
            "Gweld bod y dioddefwr wedi cael gwybod am benderfyniad y llys ar fechnïaeth",
        ),
        FIVE_OR_ONE,
        anchor="received_on",
        urgent=True,
    ),
    _watch_wcu(
        "police.watch_warrant_told",
        (WARRANT_ISSUED,),
        "VC-R8-04",
        Words(
            "See that the victim was told of the warrant",
            "Gweld bod y dioddefwr wedi cael gwybod am y warant",
        ),
        FIVE_OR_ONE,
        anchor="received_on",
        urgent=True,
    ),
    _watch_wcu(
        "police.watch_rearrest_told",
        (REARREST_HEARING,),
        "VC-R8-05",
        Words(
            "See that the victim was told of the hearing after re-arrest",
            "Gweld bod y dioddefwr wedi cael gwybod am y gwrandawiad ar ôl ailarestio",
        ),
        FIVE_OR_ONE,
        anchor="received_on",
    ),
    _watch_wcu(
        "police.watch_evidence_told",
        (EVIDENCE_REQUIRED,),
        "VC-R8-06",
        Words(
            "See that the victim was told they must give evidence",
            "Gweld bod y dioddefwr wedi cael gwybod bod rhaid rhoi tystiolaeth",
        ),
        ONE_DAY,
        anchor="received_on",
    ),
    _watch_wcu(
        "police.watch_court_needs",
        (EVIDENCE_REQUIRED,),
        "VC-R4-05",
        Words(
            "See that needs at court and special measures were asked about",
            "Gweld bod anghenion yn y llys a mesurau arbennig wedi'u trafod",
        ),
    ),
    _watch_wcu(
        "police.watch_trial_preparation",
        (NOT_GUILTY_PLEA,),
        "VC-R8-07",
        Words(
            "See that a court visit was offered and special measures answered",
            "Gweld bod ymweliad â'r llys wedi'i gynnig a mesurau arbennig wedi'u hateb",
        ),
    ),
    DutyKind(
        slug="police.watch_statement_read",
        words=Words(
            "See that the victim was told whether the personal statement will be read",
            "Gweld bod y dioddefwr wedi cael gwybod a fydd y datganiad personol yn cael ei ddarllen",
        ),
        arises_on=(CONVICTED.slug,),
        rules=(rule("VC-R7-02"),),
        tell=CONVICTED.tell,
        may_say=CONVICTED.may_say,
        met_by_contact=False,
        owed_by="CPS",
    ),
)
