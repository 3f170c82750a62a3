"""What a victim tells any service: a changed need, a language, a complaint."""

from datetime import date

from alongside.catalogue.kinds import DutyExample, DutyKind, EventKind, Tell
from alongside.catalogue.law import rule
from alongside.rules.words import Words

NEEDS_CHANGED = EventKind(
    slug="shared.needs_changed",
    words=Words("The victim's needs have changed", "Mae anghenion y dioddefwr wedi newid"),
    sentence=Words(
        "A change in the victim's needs was reported.",
        "Adroddwyd bod anghenion y dioddefwr wedi newid.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "You told us that something has changed for you. We would like to go through what would help you now.",
        "Rydych wedi dweud wrthym fod rhywbeth wedi newid i chi. Hoffem drafod beth fyddai o gymorth i chi nawr.",
    ),
)
LANGUAGE_NEEDED = EventKind(
    slug="shared.language_needed",
    words=Words(
        "An interpreter, translation or Welsh is needed",
        "Mae angen cyfieithydd, cyfieithiad neu'r Gymraeg",
    ),
    sentence=Words(
        "The victim needs an interpreter, a translation or a service in Welsh.",
        "Mae ar y dioddefwr angen cyfieithydd, cyfieithiad neu wasanaeth yn Gymraeg.",
    ),
    tell=Tell.YES,
    may_say=Words(
        "We will speak and write to you in the language you choose. It costs you nothing.",
        "Byddwn yn siarad ac yn ysgrifennu atoch yn yr iaith a ddewiswch. Ni fydd yn costio dim i chi.",
    ),
)
COMPLAINT_RECEIVED = EventKind(
    slug="shared.complaint_received",
    words=Words("A complaint was received", "Daeth cwyn i law"),
    sentence=Words("The victim made a complaint.", "Gwnaeth y dioddefwr gŵyn."),
    tell=Tell.YES,
    may_say=Words(
        "We have your complaint. We will answer it, or tell you when you can expect an answer.",
        "Mae eich cwyn wedi ein cyrraedd. Byddwn yn ei hateb, neu'n dweud pryd y gallwch ddisgwyl ateb.",
    ),
)
COMPLAINT_ACKNOWLEDGED = EventKind(
    slug="shared.complaint_acknowledged",
    words=Words("A complaint was acknowledged", "Cydnabuwyd cwyn"),
    sentence=Words("The complaint was acknowledged.", "Cydnabuwyd y gŵyn."),
    tell=Tell.YES,
    may_say=Words(
        "We are looking into your complaint and will send you a full answer.",
        "Rydym yn edrych ar eich cwyn a byddwn yn anfon ateb llawn atoch.",
    ),
)
COMPLAINT_REPLIED = EventKind(
    slug="shared.complaint_replied",
    words=Words("A complaint was answered in full", "Atebwyd cwyn yn llawn"),
    sentence=Words("A full reply to the complaint was sent.", "Anfonwyd ateb llawn i'r gŵyn."),
    tell=Tell.YES,
    may_say=Words(
        "If you are not content with our answer you can take your complaint to the Parliamentary and Health Service "
        "Ombudsman. We can explain how.",
        "Os nad ydych yn fodlon ar ein hateb, gallwch fynd â'ch cwyn at yr Ombwdsmon Seneddol a Gwasanaeth Iechyd. "
        "Gallwn egluro sut.",
    ),
)

REASSESS_NEEDS = DutyKind(
    slug="shared.reassess_needs",
    words=Words("Assess the victim's needs again", "Ailasesu anghenion y dioddefwr"),
    arises_on=(NEEDS_CHANGED.slug,),
    rules=(rule("VC-R4-04"),),
    tell=NEEDS_CHANGED.tell,
    may_say=NEEDS_CHANGED.may_say,
)
ARRANGE_LANGUAGE = DutyKind(
    slug="shared.arrange_language",
    words=Words(
        "Arrange the interpreter, translation or Welsh the victim needs",
        "Trefnu'r cyfieithydd, y cyfieithiad neu'r Gymraeg sydd ei angen ar y dioddefwr",
    ),
    arises_on=(LANGUAGE_NEEDED.slug,),
    rules=(rule("VC-R1-02"), rule("VC-R1-03"), rule("VC-R1-05"), rule("VC-R1-01")),
    tell=LANGUAGE_NEEDED.tell,
    may_say=LANGUAGE_NEEDED.may_say,
    met_by_contact=False,
)
ANSWER_COMPLAINT = DutyKind(
    slug="shared.answer_complaint",
    words=Words("Answer or acknowledge the complaint", "Ateb neu gydnabod y gŵyn"),
    arises_on=(COMPLAINT_RECEIVED.slug,),
    closed_by=(COMPLAINT_ACKNOWLEDGED.slug, COMPLAINT_REPLIED.slug),
    rules=(rule("VC-R12-01"),),
    tell=COMPLAINT_RECEIVED.tell,
    may_say=COMPLAINT_RECEIVED.may_say,
    anchor="received_on",
    examples=(
        DutyExample(
            date(2026, 12, 18),
            date(2027, 1, 6),
            told="Three bank holidays fall within the ten days",
        ),
    ),
)
ANSWER_COMPLAINT_IN_FULL = DutyKind(
    slug="shared.answer_complaint_in_full",
    words=Words("Send the full reply to the complaint", "Anfon yr ateb llawn i'r gŵyn"),
    arises_on=(COMPLAINT_ACKNOWLEDGED.slug,),
    closed_by=(COMPLAINT_REPLIED.slug,),
    rules=(rule("VC-R12-02"),),
    tell=COMPLAINT_ACKNOWLEDGED.tell,
    may_say=COMPLAINT_ACKNOWLEDGED.may_say,
    examples=(DutyExample(date(2026, 11, 2), date(2026, 11, 30)),),
)
EXPLAIN_OMBUDSMAN = DutyKind(
    slug="shared.explain_ombudsman",
    words=Words("Explain how to go to the Ombudsman", "Egluro sut i fynd at yr Ombwdsmon"),
    arises_on=(COMPLAINT_REPLIED.slug,),
    rules=(rule("VC-R12-03"),),
    tell=COMPLAINT_REPLIED.tell,
    may_say=COMPLAINT_REPLIED.may_say,
)

EVENTS = (
    NEEDS_CHANGED,
    LANGUAGE_NEEDED,
    COMPLAINT_RECEIVED,
    COMPLAINT_ACKNOWLEDGED,
    COMPLAINT_REPLIED,
)
DUTIES = (
    REASSESS_NEEDS,
    ARRANGE_LANGUAGE,
    ANSWER_COMPLAINT,
    ANSWER_COMPLAINT_IN_FULL,
    EXPLAIN_OMBUDSMAN,
)
