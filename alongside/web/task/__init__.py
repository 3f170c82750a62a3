"""An officer's own tasks."""
