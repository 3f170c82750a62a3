"""The web as an application of Django: it keeps no models, and makes the Welsh readable before the first page."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Screens for people."""

    name = "alongside.web"
    label = "web"

    def ready(self) -> None:
        from alongside.web import translations
        from alongside.web.sign_in import changes  # noqa: F401  it hears the signals of the library

        translations.compile_stale()
