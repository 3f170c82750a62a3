"""The key stages of a sentence at which a member of the Victim Contact Scheme is told, or may ask for something.

A stage has no figure of its own. What is told, how far, and what a member may say about it stand here.
"""

from dataclasses import dataclass

from alongside.catalogue.kinds import Tell
from alongside.catalogue.law.sources import (
    COMMISSIONER,
    OURS,
    RECALLS,
    RELEASE_DATES,
    SCHEME,
    SCHEME_ANSWERS,
    SCHEME_POLICY,
    SCHEME_RESTATED,
    STATEMENTS,
    restated,
)
from alongside.rules.clocks import Rule
from alongside.rules.sources import Confidence, Source
from alongside.rules.words import Words

VERSION = "vcs-2026-11"

_USUAL = (restated(11), SCHEME, SCHEME_RESTATED)
_CONDITIONS = Words("Conditions that protect them", "Amodau sy'n eu hamddiffyn")
_UNREAD = (SCHEME_POLICY,)


@dataclass(frozen=True, slots=True)
class KeyStage:
    """One key stage: its rule, how much the member may be told, and what they may make representations about."""

    rule: Rule
    event: str
    tell: Tell
    represent: Words | None

    @property
    def id(self) -> str:
        """The rule's id: "KS-01"."""
        return self.rule.id


def _stage(
    number: int,
    event: str,
    words: Words,
    tell: Tell = Tell.YES,
    represent: Words | None = None,
    *,
    sources: tuple[Source, ...] = _USUAL,
    confidence: Confidence = Confidence.SECONDARY,
    note: Words | None = None,
    who: tuple[str, ...] = ("PROB",),
) -> KeyStage:
    rule = Rule(
        id=f"KS-{number:02}",
        words=words,
        who=who,
        trigger=words,
        sources=sources,
        confidence=confidence,
        right=11,
        note=note,
        version=VERSION,
    )
    return KeyStage(rule, event, tell, represent)


STAGES = (
    _stage(
        1,
        "sentence_explained",
        Words("The sentence and what it means", "Y ddedfryd a'i hystyr"),
    ),
    _stage(
        2,
        "sentence_changed_or_recalculated",
        Words("A change to the sentence or its dates", "Newid i'r ddedfryd neu i'w dyddiadau"),
    ),
    _stage(
        3,
        "appeal_lodged_or_decided",
        Words("An appeal, and its result", "Apêl, a'i chanlyniad"),
        sources=_UNREAD,
        confidence=Confidence.BELIEVED,
    ),
    _stage(
        4,
        "eligible_for_open_conditions",
        Words("Becoming eligible for an open prison", "Dod yn gymwys ar gyfer carchar agored"),
        represent=Words("The move to an open prison", "Y symud i garchar agored"),
    ),
    _stage(
        5,
        "moved_to_open_conditions",
        Words("A move to an open prison", "Symud i garchar agored"),
        note=Words("Never say which prison.", "Peidiwch byth â dweud pa garchar."),
    ),
    _stage(
        6,
        "recategorised",
        Words(
            "A change of security category inside closed prisons", "Newid categori diogelwch o fewn carchardai caeedig"
        ),
        Tell.ANNUAL_LETTER,
        sources=(COMMISSIONER,),
    ),
    _stage(
        7,
        "rotl_considered",
        Words("Temporary release being considered", "Ystyried rhyddhau dros dro"),
        represent=_CONDITIONS,
    ),
    _stage(
        8,
        "hdc_considered",
        Words("Release on home detention curfew being considered", "Ystyried rhyddhau ar gyrffyw cadw yn y cartref"),
        represent=_CONDITIONS,
        sources=(*_USUAL, RELEASE_DATES),
        note=Words("For adults this ended on 2 September 2026.", "I oedolion daeth hyn i ben ar 2 Medi 2026."),
    ),
    _stage(
        9,
        "parole_review_started",
        Words("The start of a parole review", "Dechrau adolygiad parôl"),
        represent=Words(
            "A personal statement, conditions, a summary of the decision, watching the hearing",
            "Datganiad personol, amodau, crynodeb o'r penderfyniad, gwylio'r gwrandawiad",
        ),
    ),
    _stage(
        10,
        "parole_decision",
        Words("The parole decision", "Y penderfyniad parôl"),
        represent=Words("A wish to have the decision reconsidered", "Dymuniad i'r penderfyniad gael ei ailystyried"),
    ),
    _stage(
        11,
        "release_planned",
        Words("A release being planned", "Cynllunio rhyddhau"),
        Tell.MONTH_ONLY,
        _CONDITIONS,
        sources=(SCHEME, SCHEME_ANSWERS),
        note=Words(
            "Give the month, never promise the day: it can move.",
            "Rhowch y mis, peidiwch byth ag addo'r diwrnod: gall symud.",
        ),
    ),
    _stage(
        12,
        "released",
        Words(
            "Release, the conditions that concern the member and when they end",
            "Rhyddhau, yr amodau sy'n ymwneud â'r aelod a phryd y dônt i ben",
        ),
        Tell.FACT_ONLY,
    ),
    _stage(
        13,
        "licence_condition_changed",
        Words(
            "A change to a licence condition that concerns the member", "Newid i amod trwydded sy'n ymwneud â'r aelod"
        ),
        represent=_CONDITIONS,
    ),
    _stage(
        14,
        "recalled",
        Words("A recall to prison", "Galw'n ôl i'r carchar"),
        Tell.FACT_ONLY,
        Words(
            "A personal statement where the Parole Board decides, and conditions for the next release",
            "Datganiad personol lle mae'r Bwrdd Parôl yn penderfynu, ac amodau ar gyfer y rhyddhau nesaf",
        ),
        sources=(*_USUAL, RECALLS),
    ),
    _stage(
        15,
        "released_after_recall",
        Words("Release after a recall", "Rhyddhau ar ôl galw'n ôl"),
        represent=_CONDITIONS,
    ),
    _stage(
        16,
        "unlawfully_at_large_escape_abscond_failed_return",
        Words(
            "Being unlawfully at large: escape, absconding, failure to return",
            "Bod yn rhydd yn anghyfreithlon: dianc, ffoi, methu dychwelyd",
        ),
        Tell.IF_CONFIRMED,
        sources=_UNREAD,
        confidence=Confidence.BELIEVED,
        who=("POL", "PROB"),
        note=Words(
            "The police lead: tell the member when the assessment of risk supports it.",
            "Yr heddlu sy'n arwain: dywedwch wrth yr aelod pan fydd yr asesiad risg yn cefnogi hynny.",
        ),
    ),
    _stage(
        17,
        "transferred_to_hospital_or_back",
        Words("A move to hospital or back to prison", "Symud i ysbyty neu yn ôl i'r carchar"),
        represent=_CONDITIONS,
        note=Words("Never say which, or why.", "Peidiwch byth â dweud pa un, na pham."),
    ),
    _stage(
        18,
        "hospital_leave",
        Words("Leave from hospital", "Caniatâd i adael yr ysbyty"),
        Tell.IF_SENIOR_AGREES,
        Words("Places the patient should keep away from", "Lleoedd y dylai'r claf gadw draw oddi wrthynt"),
        sources=(SCHEME_RESTATED,),
        confidence=Confidence.BELIEVED,
        note=Words(
            "Treated as confidential medical matter unless the casework section or the clinician agrees.",
            "Trinnir hyn fel mater meddygol cyfrinachol oni bai fod yr adran gwaith achos neu'r clinigydd yn cytuno.",
        ),
    ),
    _stage(
        19,
        "tribunal_listed",
        Words("A tribunal hearing about discharge from hospital", "Gwrandawiad tribiwnlys am ryddhau o'r ysbyty"),
        represent=Words(
            "Conditions and, for restricted patients, a statement of impact",
            "Amodau ac, ar gyfer cleifion dan gyfyngiad, datganiad effaith",
        ),
        sources=(*_USUAL, STATEMENTS),
    ),
    _stage(
        20,
        "conditional_or_absolute_discharge",
        Words("Discharge from hospital, with conditions or without", "Rhyddhad o'r ysbyty, gydag amodau neu hebddynt"),
        represent=_CONDITIONS,
    ),
    _stage(21, "hospital_recall", Words("A recall to hospital", "Galw'n ôl i'r ysbyty")),
    _stage(
        22,
        "deportation_or_early_removal",
        Words("Deportation or early removal from the country", "Alltudio neu symud yn gynnar o'r wlad"),
    ),
    _stage(
        23,
        "death_of_offender",
        Words("The death of the offender", "Marwolaeth y troseddwr"),
        sources=_UNREAD,
        confidence=Confidence.BELIEVED,
    ),
    _stage(
        24,
        "licence_or_sentence_end",
        Words("The end of the licence or sentence", "Diwedd y drwydded neu'r ddedfryd"),
    ),
    _stage(
        25,
        "released_in_error",
        Words("A release made in error", "Rhyddhau drwy gamgymeriad"),
        sources=(OURS,),
        confidence=Confidence.DEFAULT,
        note=Words(
            "No law names this stage. The warning that it brings is due the same day, under a rule of its own.",
            "Nid oes cyfraith yn enwi'r cam hwn. Rhaid rhoi'r rhybudd a ddaw yn ei sgil yr un diwrnod, dan ei reol ei "
            "hun.",
        ),
    ),
)
