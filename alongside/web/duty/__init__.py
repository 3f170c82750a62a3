"""One duty or task looked at, and ended, paused or given more time."""
