"""Everything the demonstration tells: the stories of all cases, and the messages that arrive."""

from alongside.jobs.demonstration import police_close
from alongside.jobs.demonstration.replay import Delivery
from alongside.jobs.demonstration.steps import Story

STORIES: tuple[Story, ...] = (*police_close.STORIES,)

DELIVERIES: tuple[Delivery, ...] = ()
