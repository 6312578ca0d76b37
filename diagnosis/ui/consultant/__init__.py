"""The consultant's view: a call on one screen, before and after, and what is handed over."""
