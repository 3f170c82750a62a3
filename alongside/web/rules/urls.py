"""The addresses of this folder.

Others link to `rules` and `rule` (rule_id, as in the catalogue)."""

from django.urls import URLPattern, path

from alongside.web.rules.rules import list_rules, show_rule

urlpatterns: list[URLPattern] = [
    path("rules", list_rules, name="rules"),
    path("rules/<slug:rule_id>", show_rule, name="rule"),
]
