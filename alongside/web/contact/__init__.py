"""Recording a contact."""
