"""The way into the Victim Contact Scheme and the contact that keeps it alive."""

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
from alongside.catalogue.law.own_defaults import FIVE_DAYS, NEXT_DAY
from alongside.catalogue.probation.key_stages import (
    FIVE_DAYS_EXAMPLE,
    NEXT_DAY_EXAMPLE,
    stage_duty,
)
from alongside.catalogue.shared.custody import DIED, SENTENCED_ADMISSION
from alongside.rules.words import Words

REFERRED = EventKind(
    slug="probation.referred",
    words=Words("Referral to the scheme received", "Cafwyd atgyfeiriad i'r cynllun"),
    sentence=Words(
        "The victim was referred to the Victim Contact Scheme.",
        "Cyfeiriwyd y dioddefwr at y Cynllun Cyswllt Dioddefwyr.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "You can choose to be kept informed about the sentence in your case and to have your say at certain points. "
        "You do not have to decide now.",
        "Gallwch ddewis cael gwybodaeth am y ddedfryd yn eich achos a dweud eich dweud ar adegau penodol. Nid oes "
        "rhaid i chi benderfynu nawr.",
    ),
    happenings=(Happening.REFERRAL_RECEIVED,),
)
SENTENCED = EventKind(
    slug="probation.sentenced",
    long_ago=True,
    words=Words("Sentence imposed", "Dedfryd wedi'i rhoi"),
    sentence=Words("The court passed sentence.", "Pasiodd y llys ddedfryd."),
    tell=Tell.YES,
    may_say=Words(
        "The court has passed sentence. We would like to explain what the sentence means and what is likely to happen "
        "when.",
        "Mae'r llys wedi pasio dedfryd. Hoffem egluro beth mae'r ddedfryd yn ei olygu a beth sy'n debygol o ddigwydd "
        "pryd.",
    ),
    happenings=(Happening.SENTENCED,),
    key_stage="KS-01",
)
INVITED = EventKind(
    slug="probation.invited",
    words=Words("First letter sent", "Anfonwyd y llythyr cyntaf"),
    sentence=Words(
        "The first letter about the scheme was sent.",
        "Anfonwyd y llythyr cyntaf am y cynllun.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "We wrote to you about a scheme that can keep you informed. We would like to be sure our letter reached you.",
        "Ysgrifenasom atoch am gynllun a all roi gwybodaeth i chi. Hoffem fod yn siŵr bod ein llythyr wedi eich "
        "cyrraedd.",
    ),
)
NO_REPLY = EventKind(
    slug="probation.no_reply",
    words=Words("No reply to our letters", "Dim ateb i'n llythyrau"),
    sentence=Words(
        "The victim has not answered our letters.",
        "Nid yw'r dioddefwr wedi ateb ein llythyrau.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "Some time ago we wrote to you about a scheme that can keep you informed. You can still join, at any time.",
        "Beth amser yn ôl ysgrifenasom atoch am gynllun a all roi gwybodaeth i chi. Gallwch ymuno o hyd, unrhyw bryd.",
    ),
)
OFFERED_AGAIN = EventKind(
    slug="probation.offered_again",
    words=Words("The scheme was offered again", "Cynigiwyd y cynllun eto"),
    sentence=Words(
        "The victim, who had never answered, was asked again.",
        "Gofynnwyd eto i'r dioddefwr, nad oedd erioed wedi ateb.",
    ),
    tell=Tell.YES,
    may_say=NO_REPLY.may_say,
    quiet="The offer stands; the radar asks for another at the next turning point.",
)
OPTED_IN = EventKind(
    slug="probation.opted_in",
    words=Words("Victim joined the scheme", "Ymunodd y dioddefwr â'r cynllun"),
    sentence=Words("The victim joined the scheme.", "Ymunodd y dioddefwr â'r cynllun."),
    tell=Tell.YES,
    may_say=Words(
        "You have joined the scheme. We will contact you at least once a year, and when something important happens.",
        "Rydych wedi ymuno â'r cynllun. Byddwn yn cysylltu â chi o leiaf unwaith y flwyddyn, a phan fydd rhywbeth "
        "pwysig yn digwydd.",
    ),
)
OPTED_OUT = EventKind(
    slug="probation.opted_out",
    words=Words(
        "Victim chose not to join, or left",
        "Dewisodd y dioddefwr beidio ag ymuno, neu adawodd",
    ),
    sentence=Words(
        "The victim chose not to be in the scheme.",
        "Dewisodd y dioddefwr beidio â bod yn y cynllun.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "We will not contact you about this. If you change your mind you can come back at any time.",
        "Ni fyddwn yn cysylltu â chi am hyn. Os byddwch yn newid eich meddwl, gallwch ddod yn ôl unrhyw bryd.",
    ),
    quiet="The choice stands until the victim changes it.",
)
YEARLY_CONTACT = EventKind(
    slug="probation.substantive_contact",
    words=Words(
        "Yearly or other full contact made",
        "Gwnaed cyswllt blynyddol neu gyswllt llawn arall",
    ),
    sentence=Words(
        "The victim was given a full account of where things stand.",
        "Cafodd y dioddefwr wybod yn llawn sut mae pethau.",
    ),
    tell=Tell.ANNUAL_LETTER,
    may_say=Words(
        "This is our yearly letter to you. It says where things stand, and asks whether your wishes are still the "
        "same.",
        "Dyma ein llythyr blynyddol i chi. Mae'n dweud sut mae pethau, ac yn gofyn a yw eich dymuniadau yr un fath o "
        "hyd.",
    ),
)
MEMBER_FLAG_REMOVED = EventKind(
    slug="probation.victim_flag_removed",
    words=Words(
        "Victim contact flag removed from the offender's record",
        "Tynnwyd y nodyn cyswllt dioddefwr o gofnod y troseddwr",
    ),
    sentence=Words(
        "The flag that a victim is in contact was removed from the offender's record.",
        "Tynnwyd y nodyn bod dioddefwr mewn cyswllt o gofnod y troseddwr.",
    ),
    tell=Tell.NO,
    may_say=NOTHING_TO_SAY,
    happenings=(Happening.REGISTRATION_CHANGED,),
    only_if={"register": ("INVI", "DASO"), "change": ("deregistered", "deleted")},
    urgent=True,
)

EVENTS = (
    REFERRED,
    SENTENCED,
    INVITED,
    NO_REPLY,
    OFFERED_AGAIN,
    OPTED_IN,
    OPTED_OUT,
    YEARLY_CONTACT,
    MEMBER_FLAG_REMOVED,
)

DUTIES = (
    stage_duty(
        "probation.explain_sentence",
        Words("Explain the sentence to the victim", "Egluro'r ddedfryd i'r dioddefwr"),
        (SENTENCED,),
        FIVE_DAYS,
        FIVE_DAYS_EXAMPLE,
    ),
    DutyKind(
        slug="probation.check_eligibility",
        words=Words(
            "Check whether the sentence brings the victim into the scheme",
            "Gwirio a yw'r ddedfryd yn dod â'r dioddefwr i'r cynllun",
        ),
        arises_on=(SENTENCED.slug, SENTENCED_ADMISSION.slug),
        rules=(NEXT_DAY,),
        tell=Tell.NO,
        may_say=NOTHING_TO_SAY,
        met_by_contact=False,
        examples=NEXT_DAY_EXAMPLE,
    ),
    DutyKind(
        slug="probation.first_contact",
        words=Words(
            "Make first contact with the victim",
            "Gwneud y cyswllt cyntaf â'r dioddefwr",
        ),
        arises_on=(REFERRED.slug,),
        closed_by=(INVITED.slug, OPTED_IN.slug, OPTED_OUT.slug, DIED.slug),
        rules=(rule("VC-R11-02"), rule("VCS-02")),
        tell=REFERRED.tell,
        may_say=REFERRED.may_say,
        anchor="received_on",
        examples=(
            DutyExample(
                date(2026, 12, 1),
                date(2026, 12, 31),
                told="Christmas Day and its Monday do not count",
            ),
            DutyExample(
                date(2026, 3, 23),
                date(2026, 4, 22),
                enhanced=True,
                told="Good Friday and Easter Monday",
            ),
        ),
    ),
    DutyKind(
        slug="probation.first_contact_outer_limit",
        words=Words(
            "See that the victim was contacted within eight weeks of sentence",
            "Gweld bod cysylltiad wedi'i wneud â'r dioddefwr o fewn wyth wythnos i'r ddedfryd",
        ),
        arises_on=(REFERRED.slug,),
        closed_by=(INVITED.slug, OPTED_IN.slug, OPTED_OUT.slug, DIED.slug),
        rules=(rule("VCS-03"),),
        tell=REFERRED.tell,
        may_say=REFERRED.may_say,
        anchor="sentence_on",
        examples=(DutyExample(date(2026, 11, 20), date(2027, 1, 15)),),
    ),
    DutyKind(
        slug="probation.chase_reply",
        words=Words(
            "Write or call again if there is no reply",
            "Ysgrifennu neu ffonio eto os nad oes ateb",
        ),
        arises_on=(INVITED.slug,),
        closed_by=(NO_REPLY.slug, OPTED_IN.slug, OPTED_OUT.slug, DIED.slug),
        rules=(rule("VCS-04"),),
        tell=INVITED.tell,
        may_say=INVITED.may_say,
        examples=(DutyExample(date(2026, 12, 1), date(2026, 12, 31)),),
    ),
    DutyKind(
        slug="probation.offer_again",
        words=Words(
            "Offer the scheme again before release to a victim who never answered",
            "Cynnig y cynllun eto cyn rhyddhau i ddioddefwr na atebodd erioed",
        ),
        arises_on=(NO_REPLY.slug,),
        closed_by=(OFFERED_AGAIN.slug, OPTED_IN.slug, OPTED_OUT.slug, DIED.slug),
        rules=(rule("VCS-06"),),
        tell=NO_REPLY.tell,
        may_say=NO_REPLY.may_say,
        anchor="earliest_release",
        examples=(DutyExample(date(2027, 8, 31), date(2027, 2, 28), told="February has no 31st"),),
    ),
    DutyKind(
        slug="probation.yearly_contact",
        words=Words("Make the yearly contact", "Gwneud y cyswllt blynyddol"),
        arises_on=(OPTED_IN.slug, YEARLY_CONTACT.slug),
        closed_by=(YEARLY_CONTACT.slug, OPTED_OUT.slug, "probation.licence_or_sentence_ended", DIED.slug),
        rules=(rule("VCS-05"),),
        tell=Tell.ANNUAL_LETTER,
        may_say=YEARLY_CONTACT.may_say,
        examples=(DutyExample(date(2026, 11, 20), date(2027, 11, 20)),),
    ),
    DutyKind(
        slug="probation.restore_victim_flag",
        words=Words(
            "Have the victim contact flag put back, or record why not",
            "Sicrhau bod y nodyn cyswllt dioddefwr yn cael ei adfer, neu gofnodi pam lai",
        ),
        arises_on=(MEMBER_FLAG_REMOVED.slug,),
        rules=(NEXT_DAY,),
        tell=Tell.NO,
        may_say=NOTHING_TO_SAY,
        urgent=True,
        met_by_contact=False,
        examples=NEXT_DAY_EXAMPLE,
    ),
)
