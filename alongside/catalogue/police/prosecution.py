"""What the prosecutors decide, and the victim's right to have it looked at again."""

from datetime import date

from alongside.catalogue.kinds import DutyExample, DutyKind, EventKind, Tell
from alongside.catalogue.law import rule
from alongside.catalogue.police.investigation import FIVE_OR_ONE
from alongside.rules.words import Words

CPS_ENDED = EventKind(
    slug="police.cps_ended_or_altered",
    words=Words(
        "Prosecutors decided not to charge, to stop, or to alter a charge",
        "Penderfynodd yr erlynwyr beidio â chyhuddo, stopio, neu newid cyhuddiad",
    ),
    sentence=Words(
        "The prosecutors decided not to charge, to stop, or to alter a charge substantially.",
        "Penderfynodd yr erlynwyr beidio â chyhuddo, stopio, neu newid cyhuddiad yn sylweddol.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "The prosecutors have made a decision that ends or changes the charge in your case. They will give you their "
        "reasons, and you may ask for the decision to be looked at again.",
        "Mae'r erlynwyr wedi gwneud penderfyniad sy'n dod â'r cyhuddiad yn eich achos i ben neu'n ei newid. Byddant "
        "yn rhoi eu rhesymau i chi, a gallwch ofyn i'r penderfyniad gael ei adolygu.",
    ),
    urgent=True,
)
QUALIFYING_DECISION = EventKind(
    slug="police.qualifying_decision_grave",
    words=Words(
        "Decision in a case of death, child abuse, sexual or hate crime",
        "Penderfyniad mewn achos o farwolaeth, cam-drin plentyn, trosedd rywiol neu gasineb",
    ),
    sentence=Words(
        "A decision was made for which the prosecutors offer a meeting.",
        "Gwnaed penderfyniad y mae'r erlynwyr yn cynnig cyfarfod yn ei gylch.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "The prosecutors would like to meet you, if you wish, to explain their decision.",
        "Hoffai'r erlynwyr gwrdd â chi, os dymunwch, i egluro eu penderfyniad.",
    ),
)
CPS_REVIEW_ASKED = EventKind(
    slug="police.cps_review_asked",
    words=Words(
        "Victim asked the prosecutors for a review",
        "Gofynnodd y dioddefwr i'r erlynwyr am adolygiad",
    ),
    sentence=Words(
        "The victim asked the prosecutors for a review.",
        "Gofynnodd y dioddefwr i'r erlynwyr am adolygiad.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "Your request for a review has gone to the prosecutors.",
        "Mae eich cais am adolygiad wedi mynd at yr erlynwyr.",
    ),
    quiet="The prosecutors set their own time for a review; it only ends the reminders.",
)
EVENTS = (CPS_ENDED, QUALIFYING_DECISION, CPS_REVIEW_ASKED)

DUTIES = (
    DutyKind(
        slug="police.watch_cps_told",
        words=Words(
            "See that the prosecutors told the victim of their decision and why",
            "Gweld bod yr erlynwyr wedi dweud wrth y dioddefwr am eu penderfyniad a pham",
        ),
        arises_on=(CPS_ENDED.slug,),
        rules=(rule("VC-R6-10"),),
        tell=CPS_ENDED.tell,
        may_say=CPS_ENDED.may_say,
        met_by_contact=False,
        owed_by="CPS",
        examples=FIVE_OR_ONE,
    ),
    DutyKind(
        slug="police.watch_cps_meeting",
        words=Words(
            "See that the prosecutors offered a meeting",
            "Gweld bod yr erlynwyr wedi cynnig cyfarfod",
        ),
        arises_on=(QUALIFYING_DECISION.slug,),
        rules=(rule("VC-R6-11"),),
        tell=QUALIFYING_DECISION.tell,
        may_say=QUALIFYING_DECISION.may_say,
        met_by_contact=False,
        owed_by="CPS",
    ),
    DutyKind(
        slug="police.cps_review_prompt",
        words=Words(
            "Explain the right to review while a prompt request is possible",
            "Egluro'r hawl i adolygiad tra bo cais prydlon yn bosibl",
        ),
        arises_on=(CPS_ENDED.slug,),
        closed_by=(CPS_REVIEW_ASKED.slug,),
        rules=(rule("CH-VRR-CPS-FAST"), rule("VC-R6-12")),
        tell=CPS_ENDED.tell,
        may_say=Words(
            "You may ask the prosecutors to look at their decision again. It is best to ask soon, and we can help you "
            "do it.",
            "Gallwch ofyn i'r erlynwyr adolygu eu penderfyniad. Mae'n well gofyn yn fuan, a gallwn eich helpu i wneud "
            "hynny.",
        ),
        examples=(DutyExample(date(2026, 12, 18), date(2027, 1, 6)),),
    ),
    DutyKind(
        slug="police.cps_review_last_day",
        words=Words(
            "Ask again about a review before its last day",
            "Gofyn eto am adolygiad cyn ei ddiwrnod olaf",
        ),
        arises_on=(CPS_ENDED.slug,),
        closed_by=(CPS_REVIEW_ASKED.slug,),
        rules=(rule("CH-VRR-CPS-LATE"), rule("VC-R6-12")),
        tell=CPS_ENDED.tell,
        may_say=Words(
            "The time to ask the prosecutors for a review is nearly over. Would you like us to help you ask?",
            "Mae'r amser i ofyn i'r erlynwyr am adolygiad bron ar ben. Hoffech chi i ni eich helpu i ofyn?",
        ),
        examples=(DutyExample(date(2026, 11, 30), date(2027, 2, 28), told="February has no 30th"),),
    ),
)
