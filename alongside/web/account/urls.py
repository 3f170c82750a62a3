"""The addresses of this folder."""

from django.urls import URLPattern, path

from alongside.web.account.accounts import list_accounts, look_after

urlpatterns: list[URLPattern] = [
    path("accounts", list_accounts, name="accounts"),
    path("accounts/<uuid:account_id>", look_after, name="account"),
]
