"""The tables of counts."""

from sqlalchemy import Column, Integer, MetaData, Table, Text

metadata = MetaData()

visits = Table(
    "visits",
    metadata,
    # No visit and no time of day: a number for each day, language and step.
    Column("day", Text, primary_key=True),
    Column("language", Text, primary_key=True),
    Column("step", Text, primary_key=True),
    Column("number", Integer, nullable=False),
)

outcomes = Table(
    "outcomes",
    metadata,
    # What the tool proposed, what the consultant did, and what was agreed: no client and no day.
    Column("tool", Text, primary_key=True),
    Column("own", Text, primary_key=True),
    Column("agreed", Text, primary_key=True),
    Column("number", Integer, nullable=False),
)
