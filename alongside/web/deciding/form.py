"""The second person's answer."""

from django.utils.translation import gettext_lazy

from alongside.web.fields import Radios
from alongside.web.forms import Form


class AnswerForm(Form):
    """Yes or no to what another asked."""

    answer = Radios(
        label=gettext_lazy("Do you agree?"), error_messages={"required": gettext_lazy("Choose whether you agree")}
    )

    @property
    def agreed(self) -> bool:
        """Whether the answer is yes."""
        return bool(self.cleaned_data["answer"] == "yes")

    def offer_answers(self, yes: str, no: str) -> None:
        """What yes and no mean here."""
        self.offer("answer", [("yes", yes), ("no", no)])
