"""Inserts that meet a row which is there already, for both databases."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, CursorResult, Executable, Insert, Table
from sqlalchemy.dialects import postgresql, sqlite


class Upsert:
    """An insert in the words of each database; the row that is there stays as it is, unless `replace`.

    With `returning`, the new row's value of that column is the result (no row where nothing was inserted).
    """

    def __init__(self, table: Table, *, replace: bool = False, returning: Column[Any] | None = None) -> None:
        of_sqlite, of_postgresql = sqlite.insert(table), postgresql.insert(table)
        key = list(table.primary_key)
        others = [column.name for column in table.columns if not column.primary_key]
        statements: dict[str, Insert] = (
            {
                "sqlite": of_sqlite.on_conflict_do_update(
                    index_elements=key, set_={name: of_sqlite.excluded[name] for name in others}
                ),
                "postgresql": of_postgresql.on_conflict_do_update(
                    index_elements=key, set_={name: of_postgresql.excluded[name] for name in others}
                ),
            }
            if replace
            else {
                "sqlite": of_sqlite.on_conflict_do_nothing(),
                "postgresql": of_postgresql.on_conflict_do_nothing(),
            }
        )
        self._statements: dict[str, Executable] = {
            name: one if returning is None else one.returning(returning) for name, one in statements.items()
        }

    def run(
        self, connection: Connection, rows: Mapping[str, Any] | Sequence[Mapping[str, Any]]
    ) -> CursorResult[Any]:
        """Insert one row or several."""
        return connection.execute(self._statements[connection.dialect.name], rows)
