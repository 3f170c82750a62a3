"""The duty desk out of hours: who is on, who is out, what is urgent, what is handed over."""
