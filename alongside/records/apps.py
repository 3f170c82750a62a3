"""The one Django app."""

from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created

STATEMENTS = 500
"""Statements a connection keeps planned: more than all screens together ask. With the driver's hundred, officers who
open different screens would push each other's plans out, and planning under row rules costs more than asking."""


class RecordsConfig(AppConfig):
    """Everything Alongside keeps."""

    name = "alongside.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        connection_created.connect(_keep_plans)


def _keep_plans(connection: Any, **_: object) -> None:
    connection.connection.prepared_max = STATEMENTS
