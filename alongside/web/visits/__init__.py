"""Visits, the diary of a week, and one's own calendar."""
