"""What talks to PostgreSQL: connections, introspection, execution, scratch databases, the embedded server."""
