"""The one Django app."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Everything Alongside keeps."""

    name = "alongside.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
