"""The web application, as granian loads it."""

import os
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db.backends.signals import connection_created

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")


def be_prompt(connection: Any, **_more: Any) -> None:
    """What a page asks must be answered soon, or the page says that it cannot be shown: nobody waits for a database
    that hangs, and no page holds a connection others need. Commands and jobs, which come by no page, take their time.
    """
    if not settings.ALONGSIDE_POOLED:  # a pooler would hand this on to whoever has the connection next
        with connection.cursor() as cursor:
            cursor.execute(
                "select set_config('statement_timeout', %s, false)", [f"{settings.ALONGSIDE_STATEMENT_SECONDS}s"]
            )


connection_created.connect(be_prompt)
application = get_wsgi_application()
