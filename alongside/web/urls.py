"""The addresses of the screens: each folder lists its own."""

from django.urls import URLPattern, URLResolver, include, path

from alongside.web.shell.language import choose_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("sign-in/", include("alongside.web.sign_in.urls")),
    path("language", choose_language, name="choose_language"),
    path("", include("alongside.web.draft.urls")),
    path("", include("alongside.web.account.urls")),
    path("", include("alongside.web.today.urls")),
    path("", include("alongside.web.caseload.urls")),
    path("", include("alongside.web.search.urls")),
    path("", include("alongside.web.case.urls")),
    path("", include("alongside.web.allocation.urls")),
    path("", include("alongside.web.rules.urls")),
    path("", include("alongside.web.standards.urls")),
    path("", include("alongside.web.contact.urls")),
    path("", include("alongside.web.contact_plan.urls")),
    path("", include("alongside.web.event.urls")),
    path("", include("alongside.web.duty.urls")),
    path("", include("alongside.web.task.urls")),
    path("", include("alongside.web.note.urls")),
    path("", include("alongside.web.desk.urls")),
    path("", include("alongside.web.intake.urls")),
    path("", include("alongside.web.referrals.urls")),
    path("", include("alongside.web.people.urls")),
    path("", include("alongside.web.identity.urls")),
    path("", include("alongside.web.cover.urls")),
    path("", include("alongside.web.deciding.urls")),
    path("", include("alongside.web.emergency.urls")),
    path("", include("alongside.web.conflicts.urls")),
    path("", include("alongside.web.privacy.urls")),
    path("", include("alongside.web.keeping.urls")),
    path("", include("alongside.web.radar.urls")),
    path("", include("alongside.web.visits.urls")),
    path("", include("alongside.web.duty_desk.urls")),
]
