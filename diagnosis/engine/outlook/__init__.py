"""The exact outlook: what is still possible, counted over every answer set, none of them sampled.

An answer set gives one answer to every question that a score or a rule refers to: one of its
options, "don't know" included where it is offered; for a multiple choice, a non-empty subset
of allowed size, or "don't know" alone.

How it is counted. Symptom answers are counted by what the conditions can see of them: for each
cause, a dynamic programme over its questions gives the number of ways to reach each pair
(weighted sum, answered weight); pairs collapse into classes of scores. Conditions are written
as alternatives ("terms") that each say, question by question, which answers they allow; a
second dynamic programme over the classes and the other questions carries the set of terms
still alive as a bit mask. Its last mask names the rule that decides.
"""
