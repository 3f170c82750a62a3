"""The case file, page by page, and the acts on a case as a whole."""
