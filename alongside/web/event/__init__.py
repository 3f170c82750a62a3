"""What happened on a case, recorded or decided."""
