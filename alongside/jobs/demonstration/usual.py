"""The usual course of a case, so that a story need only tell what is its own."""

from collections.abc import Sequence

from alongside.jobs.demonstration.steps import Assess, End, Happened, Safety, Step, Talk


def support_begins(
    day: int, *, first: str, needs: str, plan: str, risk: str = "standard", way: str = "phone"
) -> tuple[Step, ...]:
    """A referral to the hub, the first conversation, needs and risk, and the plan, over nine days from `day`."""
    return (
        Happened(when=f"{day} 09:10", kind="police.referred"),
        Talk(when=f"{day + 1} 11:20", said=first, meets=("police.first_attempt",), way=way),
        Happened(when=f"{day + 1} 11:40", kind="police.first_contact_made"),
        Talk(when=f"{day + 5} 14:05", said=needs, meets=("police.assess_needs_and_risk",), way=way),
        Happened(when=f"{day + 5} 14:40", kind="police.assessment_done"),
        Assess(when=f"{day + 5} 14:45", risk=risk),
        Talk(when=f"{day + 9} 15:10", said=plan, meets=("police.agree_plan",), way=way),
        Happened(when=f"{day + 9} 15:30", kind="police.plan_agreed"),
    )


def scheme_begins(
    day: int,
    *,
    sentenced: int,
    letter: str,
    choice: str,
    release: str = "",
    level: str = "full",
    wishes: str = "Asked in the same conversation: written down, and kept for when a release is planned.",
) -> tuple[Step, ...]:
    """A referral to the Victim Contact Scheme, the letter, a wish to take part; wishes about conditions where asked."""
    joined = day + 20
    asked = End(when=f"{joined} 15:10", kind="probation.collect_conditions", why=wishes)
    return (
        Happened(
            when=f"{day} 09:30",
            kind="probation.referred",
            anchors={"received_on": str(day), "sentence_on": f"!{sentenced}"},
        ),
        Talk(
            when=f"{day + 6} 11:05",
            said=letter,
            way="post",
            answered="not_applicable",
            meets=("probation.first_contact",),
        ),
        Happened(when=f"{day + 6} 11:10", kind="probation.invited"),
        Talk(when=f"{joined} 14:20", said=choice, direction="in", meets=("probation.chase_reply",)),
        Happened(when=f"{joined} 14:50", kind="probation.opted_in", anchors={"release_on": release} if release else {}),
        Assess(when=f"{joined} 15:00", level=level),
        *((asked,) if wishes and not release else ()),
    )


def plan_reviewed(day: int, said: str, *, way: str = "phone", asked: str = "") -> tuple[Step, ...]:
    """The plan looked at again together, and agreed afresh. `asked` was asked whether the way is still safe."""
    again = (Safety(when=f"{day} 13:30", way=way, safety="safe", said_by=asked),) if asked else ()
    answered = "victim" if way in ("phone", "visit") else "not_applicable"
    return (
        *again,
        Talk(when=f"{day} 13:40", said=said, meets=("police.review_plan",), way=way, answered=answered),
        Happened(when=f"{day} 14:00", kind="police.plan_agreed"),
    )


def attempts(kind: str, whens: Sequence[str], said: str = "Rang. No answer, and no message left.") -> tuple[Step, ...]:
    """Tries to reach somebody about a duty, none answered."""
    return tuple(Talk(when=when, answered="nobody", outcome="not_reached", said=said, meets=(kind,)) for when in whens)
