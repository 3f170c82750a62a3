"""Local standards: a manager holds the unit to more than the law asks."""
