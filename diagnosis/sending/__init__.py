"""A result on its way to the firm, at the visitor's own press: by mail, by a signed webhook, or by both.

Nothing is kept here: a message that cannot be delivered is reported at once. Knows neither screens nor texts.
"""
