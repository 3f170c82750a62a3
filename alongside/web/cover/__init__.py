"""Cover: arranging it, its sheet, and handing back."""
