"""The addresses of signing in. The names are the library's; what is not here does not exist."""

from django.urls import path

from alongside.web.sign_in import openid, views
from alongside.web.sign_in.places import show_places
from alongside.web.sign_in.views import open_at_the_door, open_with_a_lent_password

urlpatterns = [
    path("", open_at_the_door(views.SignIn), name="account_login"),
    path("code", open_at_the_door(views.SecondFactor), name="mfa_authenticate"),
    path("with/<slug:provider_id>", openid.go, name="openid_connect_login"),
    path("with/<slug:provider_id>/back", openid.come_back, name="openid_connect_callback"),
    path("out", open_at_the_door(views.SignOut), name="account_logout"),
    path("inactive", open_at_the_door(views.Inactive), name="account_inactive"),
    path("again", open_at_the_door(views.PasswordAgain), name="account_reauthenticate"),
    path("again/code", open_at_the_door(views.CodeAgain), name="mfa_reauthenticate"),
    path("again/key", open_at_the_door(views.KeyAgain), name="mfa_reauthenticate_webauthn"),
    path("yours", open_at_the_door(views.YourSignIn), name="mfa_index"),
    path("yours/password", open_with_a_lent_password(views.ChangePassword), name="account_change_password"),
    path("yours/places", show_places, name="places"),
    path("yours/app", open_at_the_door(views.SetUpApp), name="mfa_activate_totp"),
    path("yours/app/remove", views.RemoveApp.as_view(), name="mfa_deactivate_totp"),
    path("yours/recovery-codes", open_at_the_door(views.RecoveryCodes), name="mfa_view_recovery_codes"),
    path("yours/recovery-codes/new", views.NewRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"),
    path("yours/keys/add", open_at_the_door(views.AddKey), name="mfa_add_webauthn"),
    path("yours/keys", open_at_the_door(views.YourSignIn), name="mfa_list_webauthn"),
    path("yours/keys/<slug:key>/remove", views.RemoveKey.as_view(), name="mfa_remove_webauthn"),
]
