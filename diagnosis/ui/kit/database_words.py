"""What screens say where the database cannot be used."""

from diagnosis.storage.database import NewerDatabaseError


def trouble_key(error: Exception, usual: str) -> str:
    """The key of the text: `usual`, unless a newer version of the product has changed the tables."""
    return "app.database-newer" if isinstance(error, NewerDatabaseError) else usual
