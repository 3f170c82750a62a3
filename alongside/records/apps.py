"""The one Django app."""

from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_init, pre_save

STATEMENTS = 500
"""Statements a connection keeps planned: more than all screens together ask. With the driver's hundred, officers who
open different screens would push each other's plans out, and planning under row rules costs more than asking."""


class RecordsConfig(AppConfig):
    """Everything Alongside keeps."""

    name = "alongside.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from allauth.mfa.models import Authenticator

        from alongside.records import second_factors

        connection_created.connect(_keep_plans)
        pre_save.connect(second_factors.bind, sender=Authenticator)
        post_init.connect(second_factors.believe, sender=Authenticator)


def _keep_plans(connection: Any, **_: object) -> None:
    connection.connection.prepared_max = STATEMENTS
