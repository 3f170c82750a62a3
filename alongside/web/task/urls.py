"""The addresses of this folder.

Others link to `add_task` (case_id); a task is marked as done on the page of the duty that it is."""

from django.urls import URLPattern, path

from alongside.web.task.add import add_task

urlpatterns: list[URLPattern] = [path("case/<uuid:case_id>/task/new", add_task, name="add_task")]
