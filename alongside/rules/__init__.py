"""The law and our own rules: plain functions over plain facts, standard library only, no clock, no database."""
