"""Templates refuse to guess; the GOV.UK macros may."""

from dataclasses import dataclass

import pytest
from django.template.loader import get_template
from jinja2 import Environment
from jinja2.exceptions import UndefinedError
from markupsafe import Markup

from alongside.web.jinja import Govuk, environment


@dataclass(frozen=True)
class Page:
    name: str


@pytest.fixture(scope="module")
def strict() -> Environment:
    return environment()


@pytest.mark.parametrize(
    "template",
    [
        "{{ misspelt }}",
        "{{ page.nmae }}",
        "{% if page.nmae %}x{% endif %}",
        "{% if page.nmae is defined %}x{% endif %}",
        "{{ page.nmae | default('x') }}",
        "{% for x in page.nmae %}x{% endfor %}",
        "{{ page['nmae'] }}",
        "{{ govuk.button({'text': page.nmae}) }}",
        "{{ _('Hello %(name)s', name=page.nmae) }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}",
    ],
)
def test_a_misspelt_name_stops_the_page_wherever_it_is_written(strict: Environment, template: str) -> None:
    with pytest.raises(UndefinedError):
        strict.from_string(template).render(page=Page("Ann"))


def test_what_a_template_shows_is_escaped(strict: Environment) -> None:
    assert strict.from_string("{{ page.name }}").render(page=Page("<b>")) == "&lt;b&gt;"
    assert "&lt;b&gt;" in strict.from_string("{{ govuk.button({'text': page.name}) }}").render(page=Page("<b>"))
    assert strict.from_string("{{ _('%(n)s!', n=page.name) }}").render(page=Page("<b>")) == "&lt;b&gt;!"


def test_the_govuk_macros_are_functions_that_need_not_be_given_everything() -> None:
    drawn = Govuk().input({"name": "town", "id": "town", "label": {"text": "Town"}})
    assert isinstance(drawn, Markup)
    assert '<label class="govuk-label" for="town">' in drawn


def test_an_address_that_does_not_exist_stops_the_page(strict: Environment) -> None:
    from django.urls import NoReverseMatch

    with pytest.raises(NoReverseMatch):
        strict.from_string("{{ url('nowhere') }}").render()


def test_django_finds_templates_beside_their_views() -> None:
    assert get_template("sign_in/sign_in.html")
