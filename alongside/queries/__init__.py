"""Every question, asked as somebody; `scope` is the only door to case rows."""
