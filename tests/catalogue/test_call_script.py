"""What is said on the telephone: who we are comes after the safe word, and no word is asked for that was not agreed."""

from alongside.catalogue.call_script import CALL, CURIOSITY, Holds, steps


def test_who_we_are_is_said_only_after_the_identity_whether_they_can_talk_and_the_safe_word() -> None:
    order = [step.slug for step in CALL]
    before = order[: order.index("who_we_are")]
    assert before == ["identity", "somebody_else", "can_you_talk", "safe_word"]


def test_nothing_said_before_that_names_a_service_or_a_crime() -> None:
    named = ("police", "victim", "crime", "probation", "heddlu", "dioddef", "trosedd", "prawf", "officer", "swyddog")
    for step in CALL[:4]:
        said = f"{step.say.en} {step.say.cy}".casefold()
        assert not [word for word in named if word in said]


def test_a_word_that_was_never_agreed_is_not_asked_for() -> None:
    assert "safe_word" not in {step.slug for step in steps([Holds.NAME])}
    assert "end_word" in {step.slug for step in steps([Holds.END_WORD])}
    assert {step.slug for step in steps([])} >= {"identity", "somebody_else", "can_you_talk", "who_we_are"}


def test_every_prompt_is_a_question_in_both_languages() -> None:
    assert len(CURIOSITY) >= 8
    assert all(prompt.words.en.endswith("?") and prompt.words.cy.endswith("?") for prompt in CURIOSITY)
