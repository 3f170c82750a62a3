"""The accounts of an organisation: an administrator has somebody on the telephone who cannot get in, or has just heard
that a computer was stolen. Nobody sees or sets another's password, and nobody looks after their own account here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from alongside.actions import accounts as act
from alongside.actions.performing import Invalid
from alongside.queries import accounts
from alongside.rules.access import Verb
from alongside.web.fields import Radios
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.sign_in.places import idle

ACTS: dict[str, tuple[Callable[..., object], Any, Any]] = {
    "end": (act.end_sessions, _("Sign them out everywhere"), _("They are signed out everywhere.")),
    "unlock": (act.unlock, _("Forget their wrong tries, so that they can try again now"), _("They can try again.")),
    "forget": (
        act.forget_second_factor,
        _("Forget their app, keys and recovery codes, and sign them out: I know that it is they who ask"),
        _("At their next sign-in they set up a new second factor."),
    ),
    "close": (act.close, _("Close the account, and sign them out everywhere"), _("The account is closed.")),
    "reopen": (act.reopen, _("Open the account again"), _("The account is open again.")),
}
"""What can be done: the action, the question, and what is said afterwards."""


class LookAfterForm(Form):
    """One thing to do."""

    what = Radios(label=_("What do you want to do?"), error_messages={"required": _("Choose what to do")})

    def __init__(self, *args: Any, active: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = ("end", "unlock", "forget", "close") if active else ("reopen",)
        self.offer("what", [(name, ACTS[name][1]) for name in offered])


@dataclass(frozen=True, slots=True)
class AccountsPage:
    """Everybody who has or had a place here, by name."""

    accounts: tuple[accounts.Account, ...]


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One account, where it is signed in, and what can be done."""

    form: LookAfterForm
    name: str
    username: str
    active: bool
    places: tuple[accounts.Place, ...]


@screen(Verb.LOOK_AFTER_ACCOUNT)
def list_accounts(request: OfficerRequest) -> HttpResponse:
    """The list."""
    return render(request, "account/accounts.html", AccountsPage(accounts.of(request.actor, request.now, idle())))


@screen(Verb.LOOK_AFTER_ACCOUNT)
def look_after(request: OfficerRequest, account_id: UUID) -> HttpResponse:
    """One account of one's own organisation, never one's own."""
    person = accounts.one(request.actor, account_id)
    if person is None:
        raise Http404
    form = LookAfterForm(request.POST or None, active=person.is_active)
    if form.is_valid():
        what = form.answers["what"]
        do, _question, said = ACTS[what]
        try:
            do(person, request.actor, request.now)
        except Invalid as wrong:
            form.refuse(wrong)
        else:
            if what == "unlock":
                get_adapter().forget_tries(request, person)
            messages.success(request, said)
            return redirect("account", account_id=account_id)
    page = AccountPage(
        form=form,
        name=person.name,
        username=person.username,
        active=person.is_active,
        places=accounts.signed_in(person, request.now, idle()),
    )
    return render(request, "account/account.html", page)
