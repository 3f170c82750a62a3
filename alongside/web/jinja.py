"""The two Jinja environments: ours, which refuses to guess, and the GOV.UK macros', which must.

Our templates run in a strict environment: a misspelt name or attribute raises where it is written, even inside
`is defined` or `default`, because a blank where a warning should stand can cost a life. The GOV.UK macros are written
the other way round (they probe dozens of optional parameters), so they live in an environment of their own and are
called from ours as plain functions: `govuk.button({"text": …})`. Leniency cannot leak out of it.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import ChainableUndefined, Environment, FileSystemLoader, PackageLoader, PrefixLoader, Undefined
from jinja2.exceptions import UndefinedError
from markupsafe import Markup

from alongside.web import wording

TEMPLATES = Path(__file__).parent


class Refused(Undefined):
    """What our templates get for a name that is not there: an error at once, with the name in it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        raise UndefinedError(self._undefined_message)


class Govuk:
    """The GOV.UK macros as functions: `govuk.date_input({...})` renders the component `date-input`."""

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        if name.startswith("_"):
            raise AttributeError(name)
        return _macro(name.replace("_", "-"))


@cache
def _lenient() -> Environment:
    return Environment(
        loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        autoescape=True,
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


@cache
def _macro(component: str) -> Callable[..., Markup]:
    module: Any = _lenient().get_template(f"govuk_frontend_jinja/components/{component}/macro.html").module
    name = "govuk" + "".join(part.capitalize() for part in component.split("-"))
    macro = getattr(module, name)

    def render(params: Mapping[str, Any] | None = None) -> Markup:
        return Markup(macro(params or {}).strip())  # noqa: S704  the macro's own environment has escaped it

    return render


def url(name: str, /, **kwargs: Any) -> str:
    """The address of a named screen; a name that does not exist raises."""
    return reverse(name, kwargs=kwargs or None)


def stop(message: str) -> NoReturn:
    """For a macro that was called wrongly: fails the page rather than showing half of it."""
    raise UndefinedError(message)


def environment(**options: Any) -> Environment:
    """Our environment; Django's template engine calls this with the options of `settings.TEMPLATES`."""
    options.setdefault("loader", FileSystemLoader(TEMPLATES))
    env = Environment(  # noqa: S701  autoescape is set for every template on the next lines
        **(
            options
            | {
                "autoescape": True,
                "undefined": Refused,
                "trim_blocks": True,
                "lstrip_blocks": True,
                "auto_reload": settings.DEBUG,
                "extensions": ["jinja2.ext.i18n", "jinja2.ext.do"],
            }
        )
    )
    env.install_gettext_callables(  # type: ignore[attr-defined]  # the extension i18n, named above, brings it
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.globals |= {"url": url, "static": static, "govuk": Govuk(), "stop": stop}
    env.filters |= {
        "long_date": wording.long_date,
        "short_date": wording.short_date,
        "time": wording.time_of_day,
        "long_time": wording.long_time,
        "due": wording.due_in_words,
        "ago": wording.ago_in_words,
        "iso": wording.iso,
    }
    return env
