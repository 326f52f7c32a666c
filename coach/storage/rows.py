"""Rows of a table as values of the domain and back, by the fields' types."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date, time
from types import NoneType
from typing import Any, Generic, TypeVar, get_args, get_type_hints

from sqlalchemy import JSON, Boolean, Column, Date, Table, Time
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import ColumnElement  # noqa: TC002 - as the others
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from coach.storage.codec import codec_of
from coach.storage.instants import Instant, from_micros

T = TypeVar("T")


class as_list(FunctionElement[list[Any]]):  # noqa: N801 - reads as the SQL function that it is
    """The columns of a row, as one JSON list."""

    inherit_cache = True
    type = JSON()


class as_lists(FunctionElement[list[Any]]):  # noqa: N801 - as above
    """The rows of a query, as one JSON list of lists; in no particular order."""

    inherit_cache = True
    type = JSON()


@compiles(as_list, "sqlite")
def _sqlite_list(element: as_list, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - the library's signature
    return f"json_array({_sqlite_columns(element, compiler, **options)})"


@compiles(as_lists, "sqlite")
def _sqlite_lists(element: as_lists, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - as above
    return f"json_group_array(json_array({_sqlite_columns(element, compiler, **options)}))"


def _sqlite_columns(element: as_list | as_lists, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - as above
    """Name the columns; one that holds JSON text must be told apart from plain text."""
    return ", ".join(
        f"json({compiler.process(column, **options)})"
        if isinstance(column.type, JSON)
        else compiler.process(column, **options)
        for column in element.clauses
    )


@compiles(as_list, "postgresql")
def _postgresql_list(element: as_list, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - as above
    return f"json_build_array({compiler.process(element.clauses, **options)})"


@compiles(as_lists, "postgresql")
def _postgresql_lists(element: as_lists, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - as above
    return f"json_agg(json_build_array({compiler.process(element.clauses, **options)}))"


class Rows(Generic[T]):
    """How one kind of value fits its table: every field has a column of its name.

    A number of a message is 0 where there is none; the column has null then, for nulls are never doubles.
    """

    def __init__(self, kind: type[T], table: Table) -> None:
        hints = get_type_hints(kind)
        self.kind = kind
        self.table = table
        self.names = tuple(one.name for one in fields(kind))  # type: ignore[arg-type]  # T is always a dataclass
        self.columns: tuple[ColumnElement[Any], ...] = tuple(table.c[name] for name in self.names)
        self._message = self.names.index("message_id") if "message_id" in self.names else None
        readers = [_reader(table.c[name], hints[name]) for name in self.names]
        self._readers = tuple((place, read) for place, read in enumerate(readers) if read)
        writers = [(name, _writer(table.c[name], hints[name])) for name in self.names]
        self._writers = tuple((name, write) for name, write in writers if write)

    def read(self, stored: Sequence[Sequence[Any]] | None) -> list[T]:
        """Make the values of rows that came as JSON lists; column by column, which is twice as fast."""
        if not stored:
            return []
        columns: list[Sequence[Any]] = list(zip(*stored, strict=True))
        for place, read in self._readers:
            columns[place] = [None if value is None else read(value) for value in columns[place]]
        if self._message is not None:
            columns[self._message] = [value or 0 for value in columns[self._message]]
        return list(map(self.kind, *columns))

    def write(self, value: T) -> dict[str, Any]:
        """Say what its row holds."""
        row = {name: getattr(value, name) for name in self.names}
        for name, write in self._writers:
            if row[name] is not None:
                row[name] = write(row[name])
        if self._message is not None:
            row["message_id"] = row["message_id"] or None
        return row


def _reader(column: Column[Any], hint: object) -> Callable[[Any], Any] | None:
    """Choose how a column's value, as it is in JSON, becomes a field; None where it is one already."""
    for kind, read in _FROM_JSON.items():
        if isinstance(column.type, kind):
            return read
    codec = codec_of(_present(hint))
    return None if codec.plain else codec.decode


def _writer(column: Column[Any], hint: object) -> Callable[[Any], Any] | None:
    """Choose how a field becomes what the column takes; None where it is taken as it is."""
    codec = codec_of(_present(hint))
    return None if codec.plain or isinstance(column.type, tuple(_FROM_JSON)) else codec.encode


def _present(hint: object) -> object:
    """Return the type of a field's value where there is one."""
    members = [member for member in get_args(hint) if member is not NoneType]
    return members[0] if NoneType in get_args(hint) and len(members) == 1 else hint


_FROM_JSON: dict[type[Any], Callable[[Any], Any]] = {
    Instant: from_micros,
    Date: date.fromisoformat,
    Time: time.fromisoformat,
    Boolean: bool,
}
