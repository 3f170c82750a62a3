"""What is kept: one Django app, one noun to a file."""
