"""The silence radar: what should have been heard and was not."""
