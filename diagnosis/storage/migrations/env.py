"""How Alembic reaches the database: over the connection that it is given."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=None,  # migrations are written by hand; tests compare them with the tables
    # The whole upgrade is one transaction, begun by whoever holds the lock.
    transactional_ddl=True,
)
context.run_migrations()
