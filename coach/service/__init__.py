"""The use cases: one method, one turn, one transaction."""
