"""Screens for people: each a view module and its template, side by side."""
