"""What every screen stands in: the transaction, the headers, the layout, the language, the error pages."""
