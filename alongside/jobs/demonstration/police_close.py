"""Amina Yusuf's cases: people hurt by somebody close to them, or followed by somebody who will not stop."""

from alongside.jobs.demonstration.steps import (
    Assess,
    Being,
    End,
    Enhance,
    Happened,
    Join,
    Late,
    MoreTime,
    NewWay,
    Remark,
    Restrict,
    Safety,
    Story,
    Talk,
    Task,
    Way,
)
from alongside.jobs.demonstration.usual import support_begins

AMINA = "amina.yusuf"

STORIES = (
    Story(
        Being("Shanice Campbell-Wright", born="1994-03-11", known_as="Shan", numbers=(("CRIME_REF", "CW/26/004512"),)),
        owner=AMINA,
        opened="-74",
        offence="Stalking involving fear of violence; controlling behaviour",
        enhanced="intimidated",
        ways=(
            Way(
                "phone",
                "07700 900101",
                "conditions",
                "Only 9:30 to 14:30 on school days. Never leave a message.",
                "Shanice",
            ),
            Way("text", "07700 900101", "unsafe"),
            Way("email", "shan.cw@example.org", "safe", said_by="Shanice"),
            Way("post", "Flat 3, 14 Tithebarn Terrace, Calderwick", "unsafe", postcode="ZZ99 1AC"),
        ),
        steps=(
            *support_begins(
                -74,
                first="Introduced myself and the hub. Shanice was glad to hear from one person who will stay with her. She asked that I never "
                "text: her former partner still has an old phone on the same account.",
                needs="Talked through needs and risk together. She has changed the locks and told the school. Sleeping badly. She would "
                "like somebody beside her if this goes to court.",
                plan="Agreed the plan: a call each fortnight, the independent advocate to see her weekly, a marker on her address. "
                "She read it back and is content.",
                risk="high",
            ),
            Join(
                when="-73 10:00",
                role="suspect",
                relation="former partner",
                being=Being(
                    "Curtis Allardyce",
                    key="allardyce",
                    born="1990-08-02",
                    numbers=(("NOMS", "A9101ZZ"), ("DEFENDANT", "00000000-0000-4000-8000-00000000d101")),
                ),
            ),
            Happened(when="-60 16:05", kind="police.suspect_arrested"),
            Talk(
                when="-59 10:10",
                said="Told her of the arrest yesterday. Relieved, and worried about what happens when he is let go. Promised to "
                "ring the moment bail is decided.",
                meets=("police.tell_of_arrest",),
            ),
            Happened(
                when="-59 17:30",
                kind="police.suspect_bailed",
                note="Conditions: no contact direct or indirect; not to enter Tithebarn ward.",
            ),
            Talk(
                when="-58 09:40",
                said="Told her of bail and read out each condition. She knows to ring 999 and then us if he breaks one.",
                meets=("police.tell_of_bail",),
            ),
            Happened(when="-31 12:15", kind="police.suspect_charged"),
            Talk(
                when="-30 09:45",
                said="Told her of the charge. She cried and said she had not believed it would come. Explained what the first "
                "hearing is and that she need not be there.",
                meets=("police.tell_of_charge",),
            ),
            Happened(
                when="w-3 15:20",
                kind="police.bail_conditions_changed",
                note="Court varied: signing at the station twice weekly instead of daily.",
            ),
            Talk(
                when="w-2 10:05",
                answered="nobody",
                outcome="not_reached",
                said="Rang in her hours. No answer, left nothing.",
                meets=("police.tell_of_bail_change",),
            ),
            Talk(
                when="w-1 09:50",
                answered="someone_else",
                outcome="not_reached",
                said="A man answered and said she was out. I said it was about a parcel and gave no name.",
                meets=("police.tell_of_bail_change",),
            ),
            Task(
                when="w-1 10:15",
                title="Ask Shanice by email, in the agreed words, who answered her phone",
                due="+0",
                urgent=True,
            ),
        ),
    ),
    Story(
        Being(
            "Agnieszka Wójcik",
            born="1987-11-23",
            interpreter="Polish",
            needs="Polish interpreter by telephone. Works nights at the warehouse.",
        ),
        owner=AMINA,
        opened="-52",
        offence="Assault causing actual bodily harm by a partner",
        enhanced="vulnerable",
        ways=(
            Way("phone", "07700 900102", "safe", said_by="Agnieszka, through the interpreter"),
            Way("voicemail", "07700 900102", "unsafe"),
            Way("post", "8 Ropewalk Court, Calderwick", "safe", said_by="Agnieszka", postcode="ZZ99 1AF"),
        ),
        steps=(
            *support_begins(
                -51,
                first="First call with an interpreter on the line. Explained who we are and that it costs nothing. Best time is after 14:00 when "
                "she wakes.",
                needs="Needs: housing in her own name, somebody to explain letters. She has a sister in the next town who knows.",
                plan="Plan agreed and to be sent in Polish. Letters only to Ropewalk Court; no voicemail ever.",
                risk="medium",
            ),
            Join(
                when="-50 10:00",
                role="suspect",
                relation="partner",
                being=Being("Marek Sobczak", key="sobczak", born="1985-05-30"),
            ),
            Remark(when="-40 16:00", text="Translated plan sent by post, second class, plain envelope as she asked."),
            Happened(when="-20 11:00", kind="police.suspect_interviewed"),
            Talk(
                when="-18 14:30",
                said="Told her he has been interviewed and gave no comment. She asked whether he can see her statement: explained when "
                "and how it is shared.",
                meets=("police.tell_of_interview",),
            ),
            Happened(when="-6 12:00", kind="police.statement_taken"),
            Talk(
                when="-2 15:10",
                answered="nobody",
                outcome="not_reached",
                said="Tried with the interpreter waiting. No answer.",
                meets=("police.explain_statement",),
                again="+0",
            ),
        ),
    ),
    Story(
        Being(
            "Hodan Abdi Warsame",
            born="1999-06-04",
            needs="Prefers a woman officer. Prayer times: not at midday on Fridays.",
        ),
        owner=AMINA,
        opened="-33",
        offence="Threats to kill; racially aggravated harassment",
        enhanced="persistently_targeted",
        ways=(
            Way("phone", "07700 900103", "safe", said_by="Hodan"),
            Way("text", "07700 900103", "safe", said_by="Hodan"),
        ),
        steps=(
            *support_begins(
                -33,
                first="Hodan has kept a list of every incident since spring, with dates. Told her that is useful and that it is not her job alone.",
                needs="Wants to feel safe on the stairs of her own block. Camera for the landing discussed with the council.",
                plan="Agreed: weekly text on Mondays, call when there is news. Council to fit a camera by the end of the month.",
                risk="high",
            ),
            Join(
                when="-32 10:00",
                role="suspect",
                relation="neighbour",
                being=Being(
                    "Darren Pask",
                    key="pask",
                    born="1971-01-19",
                    numbers=(("DEFENDANT", "00000000-0000-4000-8000-00000000d102"),),
                ),
            ),
            Happened(
                when="w-9 13:30",
                kind="police.suspect_not_charged",
                note="Decision on the threats to kill only; harassment goes on.",
            ),
            Talk(
                when="w-7 11:30",
                said="Told her of the decision not to charge the threats, with the reason the officer gave, and of the right to ask "
                "for a review. She is thinking about it.",
                meets=("police.tell_of_no_charge",),
            ),
            Late(when="w-7 11:45", kind="police.tell_of_no_charge", why="other_agency"),
            Happened(
                when="!-1 22:40",
                kind="police.high_risk_found",
                note="Paint thrown at her door overnight. Patrol attended; door replaced.",
            ),
            Remark(
                when="!-1 22:55",
                by="kasia.zielinska",
                text="Told by the night inspector. Hodan is at her mother's until the door is done. For Amina first thing.",
            ),
        ),
    ),
    Story(
        Being(
            "Margaret Eluned Price",
            born="1948-02-17",
            title="Mrs",
            needs="Hard of hearing: speak slowly, landline only.",
            language="en",
        ),
        owner=AMINA,
        opened="-110",
        offence="Fraud by abuse of position (carer)",
        enhanced="vulnerable",
        ways=(
            Way("phone", "01632 960111", "safe", said_by="Mrs Price", expires="-12"),
            Way("post", "2 Almshouse Row, Calderwick", "safe", said_by="Mrs Price", postcode="ZZ99 1BA"),
        ),
        steps=(
            *support_begins(
                -108,
                first="A long, kind conversation. Mrs Price blames herself; said more than once that it was done to her, not by her.",
                needs="The bank has refunded a part. She would like her nephew to be told everything too.",
                plan="Agreed: letters in large print, the nephew copied. A call on the first Tuesday of the month.",
            ),
            Join(
                when="-100 10:00",
                role="spokesperson",
                relation="nephew",
                being=Being("Gareth Price", key="gareth.price"),
            ),
            Join(when="-100 10:10", role="suspect", relation="paid carer", being=Being("Denise Hollis", key="hollis")),
            Talk(
                when="-60 10:00",
                said="Monthly call. She had a fall but is home again. Nothing new from the investigation, and said so plainly.",
                outcome="spoke",
            ),
            Talk(
                when="-27 10:05",
                said="Monthly call. She asked when somebody will be charged. Told her I would ask, and asked.",
                outcome="spoke",
            ),
            Task(
                when="-27 10:30",
                title="Ask again whether the phone number is still safe: the answer has run out",
                due="w-2",
            ),
        ),
    ),
    Story(
        Being("Zahra Hussaini", born="2001-09-09", interpreter="Dari"),
        owner=AMINA,
        opened="-21",
        offence="Honour-based threats; forced marriage protection order in place",
        enhanced="intimidated",
        ways=(Way("email", "z.h.safe@example.org", "safe", said_by="Zahra"), Way("phone", "07700 900105", "unsafe")),
        steps=(
            *support_begins(
                -21,
                first="By email only, from a college computer. She knows what to write if she cannot talk: a question about the library.",
                needs="Safe place found; only the duty inspector and I know where. Nothing of it stands in this file.",
                plan="Plan agreed by email. No post, no calls, no family member to be told anything, whoever they say they are.",
                risk="high",
                way="email",
            )[0:1],
            Talk(
                when="-20 11:20",
                way="email",
                answered="not_applicable",
                said="By email only, from a college computer. She knows what to write if she "
                "cannot talk: a question about the library.",
                meets=("police.first_attempt",),
            ),
            Happened(when="-20 11:40", kind="police.first_contact_made"),
            Assess(when="-20 11:50", risk="high"),
            Restrict(when="-20 12:00", named=(AMINA, "priya.nair")),
            Talk(
                when="-14 10:00",
                way="email",
                answered="not_applicable",
                said="Went through needs and risk in four short emails. Safe place found; nothing "
                "of it stands in this file.",
                meets=("police.assess_needs_and_risk",),
            ),
            Happened(when="-14 10:30", kind="police.assessment_done"),
            Talk(
                when="-10 10:00",
                way="email",
                answered="not_applicable",
                said="Plan agreed by email. No post, no calls, no relative to be told "
                "anything, whoever they say they are.",
                meets=("police.agree_plan",),
            ),
            Happened(when="-10 10:20", kind="police.plan_agreed"),
            Task(when="-3 09:20", title="Weekly question about the library (see plan)", due="+1"),
        ),
    ),
    Story(
        Being(
            "Jamie Thornber",
            key="thornber",
            born="2003-12-01",
            pronouns="they/them",
            numbers=(("CRIME_REF", "CW/26/005377"),),
        ),
        owner=AMINA,
        opened="-46",
        offence="Wounding with intent",
        ways=(
            Way("phone", "07700 900106", "safe", said_by="Jamie"),
            Way("text", "07700 900106", "safe", said_by="Jamie"),
        ),
        steps=(
            *support_begins(
                -46,
                first="Jamie was wary of us: they have been arrested by this force before. Said plainly that this file is about what was done to them.",
                needs="Hand surgery in two weeks. Needs proof of the injury for their landlord and for compensation.",
                plan="Agreed: texts first, calls only when arranged. Compensation form to be done together.",
            ),
            Join(
                when="-45 09:00",
                role="suspect",
                relation="unknown to them",
                being=Being("Callum Reddy", key="reddy", born="1998-04-14"),
            ),
            Happened(when="w-5 16:00", kind="police.suspect_released_without_charge"),
            Task(when="-4 12:00", title="Send the surgeon's letter to the compensation authority", due="+3"),
        ),
    ),
    Story(
        Being("Precious Nwachukwu", born="1992-07-28"),
        owner=AMINA,
        opened="-160",
        offence="Coercive control; criminal damage",
        ways=(Way("phone", "07700 900107", "safe", said_by="Precious", expires="+20"),),
        steps=(
            *support_begins(
                -158,
                first="Precious has left and is with friends. She wants to know what happens next more than anything.",
                needs="Money is the need: her wages went to his account. Referred to the money adviser with her consent.",
                plan="Agreed a short plan; she would rather ring us.",
            ),
            Happened(when="-150 10:00", kind="police.suspect_charged"),
            Talk(
                when="-149 13:00",
                said="Told her of the charge. She laughed, then was quiet for a while.",
                meets=("police.tell_of_charge",),
            ),
            Happened(
                when="-40 12:00",
                kind="police.case_outcome",
                anchors={"received_on": "-40"},
                note="Pleaded guilty; community order and restraining order.",
            ),
            End(
                when="-39 12:00",
                kind="police.watch_case_outcome_sent",
                why="The court service wrote to her on the day after the hearing; she has the letter.",
            ),
            End(
                when="-39 12:05",
                kind="police.watch_case_outcome_told",
                why="The witness care unit rang her the same afternoon.",
            ),
            Talk(
                when="-36 11:00",
                direction="in",
                said="Rang to say thank you, and that she has her own flat from Monday. Reviewed the plan and ended support together.",
                meets=("police.review_plan",),
            ),
            Happened(when="-36 11:30", kind="police.support_ended"),
        ),
    ),
)
_ = (Enhance, MoreTime, NewWay, Safety)
