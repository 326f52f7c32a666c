"""Everything about one person as files they can take along."""

import csv
import io
import json
from collections.abc import Mapping, Sequence

from coach.storage import Connection, people

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be run by a spreadsheet."""


def export_files(connection: Connection, person_id: int) -> tuple[tuple[str, str], ...]:
    """Write everything kept about a person as JSON, and the walks as CSV too.

    Of messages that are just being answered, the text may be sealed, and is gone in a moment.
    """
    tables = dict(people.everything(connection, person_id))
    tables["inbox"] = [{**row, "body": "..."} for row in tables.get("inbox", ())]
    whole = json.dumps(tables, ensure_ascii=False, indent=1, default=str)
    walks = to_csv(tables.get("walk", ()))
    return (
        ("walk-it-off.json", whole),
        *([("walks.csv", walks)] if walks else []),
    )  # no empty file can be sent


def to_csv(rows: Sequence[Mapping[str, object]]) -> str:
    """Write rows as CSV, with no cell that a spreadsheet would run."""
    out = io.StringIO()
    if rows:
        writer = csv.DictWriter(out, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows({name: safe(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def safe(value: object) -> object:
    """Put an apostrophe before text that a spreadsheet would take for a formula."""
    text = str(value) if isinstance(value, str) else ""
    return f"'{text}" if text.startswith(FORMULA) else value
