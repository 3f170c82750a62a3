"""Emergency access, its reviews, and alerts."""
