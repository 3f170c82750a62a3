"""How long a case is kept, and what holds it."""
