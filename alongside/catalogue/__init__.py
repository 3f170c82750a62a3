"""What exists: events, duties, clocks, words and lists, declared once in plain Python and read everywhere else."""
