"""How Alembic reaches the database: over the connection that it is given."""

from alembic import context

from diagnosis.storage.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # The whole upgrade is one transaction, begun by whoever holds the lock.
    transactional_ddl=True,
)
context.run_migrations()
