"""Alembic's environment: works on the connection handed in by the program, in the transaction that is open there."""

from alembic import context

from summitdesk.store.entities import Base
from summitdesk.store.migrate import is_compared

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
    include_name=is_compared,
)
with context.begin_transaction():
    context.run_migrations()
