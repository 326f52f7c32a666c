"""The schema comes up to date safely, or says plainly why it does not."""

import asyncio
import contextlib
import os
import sqlite3
import subprocess
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Date, bindparam, select, text
from sqlalchemy.exc import OperationalError

from coach.domain import facts
from coach.domain.person import Person
from coach.storage import Database, DatabaseCorrupt, SchemaTooNew, addresses, inbox, schema, tables
from coach.storage.errors import BadUrl

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def differences(connection):
    """What a new step would have to do so that the database has what `tables` describes."""
    options = {"compare_type": True, "compare_server_default": True}
    return compare_metadata(MigrationContext.configure(connection, opts=options), tables.metadata)


async def test_the_steps_build_what_the_tables_describe(database):
    assert await database.read(differences) == []


async def test_a_database_that_is_not_there_is_made(empty_url):
    schema.migrate(empty_url)
    database = await Database.open(empty_url)

    assert await database.write(lambda c: inbox.keep_update(c, 1, 7, "", NOW)) is True
    await database.close()


async def test_a_database_that_is_up_to_date_stays_as_it_is(empty_url):
    schema.migrate(empty_url)
    database = await Database.open(empty_url)
    await database.write(lambda c: inbox.keep_update(c, 1, 7, "", NOW))
    schema.migrate(empty_url)

    assert [one.update_id for one in await database.read(inbox.waiting)] == [1]
    await database.close()


async def test_several_can_migrate_one_server_at_the_same_time(empty_postgresql_url):
    await asyncio.gather(*(asyncio.to_thread(schema.migrate, empty_postgresql_url) for _ in range(4)))
    database = await Database.open(empty_postgresql_url)

    assert await database.read(differences) == []
    await database.close()


async def test_a_newer_schema_is_refused(empty_url):
    schema.migrate(empty_url)
    database = await Database.open(empty_url)
    await database.write(lambda c: c.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'"))
    await database.close()

    with pytest.raises(SchemaTooNew, match="schema 9999"):
        schema.migrate(empty_url)


@pytest.mark.parametrize(
    "kind", ["Walk", "Pain", "WalkTime", "Planned", "Week", "Offer", "Skip", "AdverseEvent"]
)
def test_every_fact_has_a_column_for_each_field(kind):
    names = {"WalkTime": "walk_time", "AdverseEvent": "adverse_event"}
    table = tables.metadata.tables[names.get(kind, kind.lower())]
    own = {"person_id"} if "id" in {one.name for one in fields(getattr(facts, kind))} else {"person_id", "id"}

    assert {one.name for one in fields(getattr(facts, kind))} == set(table.columns.keys()) - own


def test_a_person_has_a_column_for_each_field():
    assert {one.name for one in fields(Person)} == set(tables.person.columns.keys())


@pytest.fixture
def path(tmp_path, sqlite_url):
    return tmp_path / "walks.db"


@pytest.fixture
def next_step(tmp_path, monkeypatch):
    """Adds a step after the latest one, with this body."""

    def add(*body):
        latest = schema.head()
        directory = steps(tmp_path, "*")
        head = f"from alembic import op\nrevision, down_revision = '9999', '{latest}'\ndef upgrade():\n    "
        (directory / "versions" / "9999_next.py").write_text(head + "\n    ".join(body))
        monkeypatch.setattr(schema, "_MIGRATIONS", directory)

    return add


def steps(path, which):
    """Copy some of the steps into a directory of their own."""
    directory = path / "migrations"
    (directory / "versions").mkdir(parents=True)
    for origin in (schema._MIGRATIONS / "env.py", *(schema._MIGRATIONS / "versions").glob(f"{which}_*.py")):
        (directory / origin.relative_to(schema._MIGRATIONS)).write_text(origin.read_text())
    return directory


def rows(path, query):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


PUT_UPDATE = "INSERT INTO inbox (update_id, person_id, body, received_at, state) VALUES (1, 7, '', 0, 'done')"
PUT_PERSON = (
    "INSERT INTO person (id, created_at, stage, language, zone, metric, quiet, check_in, lead_minutes,"
    " nudges, unanswered, unsolicited, reachable, activities, reviewed, variants, reached)"
    " VALUES (7, 0, 'consent', 'en', 'UTC', TRUE, '{}', '{}', 30, TRUE, 0, 0, TRUE, '[]', 0, '{}', '[]')"
)
PUT_FIRST_PERSON = (
    "INSERT INTO person (id, created_at, stage, language, zone, metric, quiet, check_in, lead_minutes,"
    " nudges, unanswered, unsolicited, reachable)"
    " VALUES (7, 0, 'consent', 'en', 'UTC', TRUE, '{}', '{}', 30, TRUE, 0, 0, TRUE)"
)
PUT_WEEK = text(
    "INSERT INTO week (person_id, monday, unit, target, session, walks, position, first, short, paused,"
    " reminded, answers, answered, reasons) VALUES (7, :monday, 'minutes', 60, 20, 3, 0,"
    " FALSE, FALSE, :paused, FALSE, '{}', FALSE, '[]')"
).bindparams(bindparam("monday", type_=Date))
PUT_TIME = "INSERT INTO walk_time (person_id, weekday, at) VALUES (7, 1, '07:00:00')"


def run(path, *statements):
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_copy_is_made_before_a_step(path, sqlite_url, next_step):
    run(path, PUT_UPDATE)
    next_step("op.execute('DELETE FROM inbox')")
    schema.migrate(sqlite_url)
    (copy,) = path.parent.glob("walks.db.*backup")

    assert rows(path, "SELECT count(*) FROM inbox") == [(0,)]
    assert rows(copy, "SELECT update_id FROM inbox") == [(1,)]
    assert copy.name == "walks.db.before-9999.backup"
    assert copy.stat().st_mode & 0o777 == 0o600


def test_a_copy_never_takes_the_place_of_another(path, sqlite_url, next_step):
    (path.parent / "walks.db.before-9999.backup").write_text("an earlier one")
    next_step("op.execute('DELETE FROM inbox')")
    schema.migrate(sqlite_url)

    assert sorted(copy.name for copy in path.parent.glob("*.backup")) == [
        "walks.db.before-9999-1.backup",
        "walks.db.before-9999.backup",
    ]


def test_without_room_for_a_copy_no_step_is_taken(path, sqlite_url, next_step, full_disk):
    run(path, PUT_UPDATE)
    next_step("op.execute('DELETE FROM inbox')")
    with full_disk(), pytest.raises(OSError, match="no backup"):
        schema.migrate(sqlite_url)

    assert rows(path, "SELECT update_id FROM inbox") == [(1,)]
    assert [one.name for one in path.parent.glob("walks.db.*")] == []


def test_a_step_that_fails_changes_nothing(path, sqlite_url, next_step):
    run(path, PUT_UPDATE)
    latest = schema.head()
    next_step("op.drop_table('skip')", "op.execute('DELETE FROM inbox')", "raise RuntimeError('power cut')")

    with pytest.raises(RuntimeError, match="power cut"):
        schema.migrate(sqlite_url)

    assert rows(path, "SELECT update_id FROM inbox") == [(1,)]
    assert rows(path, "SELECT count(*) FROM skip") == [(0,)]
    assert rows(path, "SELECT version_num FROM alembic_version") == [(latest,)]


def test_a_table_can_be_built_anew_without_losing_what_refers_to_it(path, sqlite_url, next_step):
    run(path, PUT_PERSON, PUT_TIME)
    next_step(
        "with op.batch_alter_table('person', recreate='always') as person:",
        "    person.drop_column('if_then')",
    )
    schema.migrate(sqlite_url)

    assert rows(path, "SELECT person_id FROM walk_time") == [(7,)]


def test_a_step_that_leaves_a_row_alone_is_taken_back(path, sqlite_url, next_step):
    run(path, PUT_PERSON, PUT_TIME)
    next_step("op.execute('DELETE FROM person')")

    with pytest.raises(RuntimeError, match="walk_time"):
        schema.migrate(sqlite_url)

    assert rows(path, "SELECT id FROM person") == [(7,)]


def spoil(path):
    """Overwrite the middle of a file."""
    path.with_name("walks.db-wal").unlink(missing_ok=True)
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 8192))


def test_a_damaged_file_is_refused_and_the_newest_whole_copy_named(path, sqlite_url):
    for age, name in enumerate(("walks.db.newest.backup", "walks.db.older.backup")):
        run(path, f"VACUUM INTO '{path.with_name(name)}'")
        set_age(path.with_name(name), age)
    path.with_name("walks.db.empty.backup").touch()
    path.with_name("walks.db.directory.backup").mkdir()
    path.with_name("walks.db.spoiled.backup").write_text(
        "this is no database, but it is the latest file of all"
    )
    spoil(path)

    with pytest.raises(DatabaseCorrupt, match=r"cp .*walks\.db\.newest\.backup") as caught:
        schema.migrate(sqlite_url)

    assert caught.value.backup == path.with_name("walks.db.newest.backup")


def set_age(path, hours):
    os.utime(path, (1_700_000_000 - hours * 3600,) * 2)


def test_a_copy_can_be_brought_back_as_the_error_says(path, sqlite_url):
    run(path, PUT_UPDATE, f"VACUUM INTO '{path.with_name('walks.db.daily.backup')}'")
    spoil(path)
    with pytest.raises(DatabaseCorrupt) as caught:
        schema.migrate(sqlite_url)
    command = str(caught.value).partition("backup: ")[2]
    subprocess.run(command, shell=True, check=True)  # noqa: S602 - our own command, as people would type it
    schema.migrate(sqlite_url)

    assert rows(path, "SELECT update_id FROM inbox") == [(1,)]


def test_a_single_damaged_page_is_found(path, sqlite_url):
    with path.open("r+b") as file:
        file.seek(-4096, os.SEEK_END)
        file.write(b"\xff" * 4096)

    with pytest.raises(DatabaseCorrupt):
        schema.migrate(sqlite_url)


def test_a_file_that_somebody_else_holds_is_not_called_damaged(path, sqlite_url, monkeypatch):
    monkeypatch.setattr(addresses, "BUSY_SECONDS", 0)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute(PUT_UPDATE)
        with pytest.raises(OperationalError, match="locked"):
            schema.migrate(sqlite_url)


def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "walks.db").write_text("dear diary, " * 1000)

    with pytest.raises(DatabaseCorrupt, match="no whole backup"):
        schema.migrate(f"sqlite:///{tmp_path / 'walks.db'}")


async def test_weeks_of_before_get_their_numbers(empty_url, tmp_path, monkeypatch):
    with monkeypatch.context() as then:
        then.setattr(schema, "_MIGRATIONS", steps(tmp_path, "0001"))
        schema.migrate(empty_url)
    paused = (False, False, True, False)
    database = await Database.open(empty_url)
    await database.write(lambda c: put_old_weeks(c, paused))
    await database.close()
    schema.migrate(empty_url)
    database = await Database.open(empty_url)

    query = select(tables.week.c.number).order_by(tables.week.c.monday)
    assert await database.read(lambda c: c.scalars(query).all()) == [1, 2, 3, 3]
    await database.close()


def put_old_weeks(connection, paused):
    """Put a person's weeks as the first step knew them."""
    connection.exec_driver_sql(PUT_FIRST_PERSON)
    for index, one in enumerate(paused):
        monday = date(2026, 3, 2) + timedelta(weeks=index)
        connection.execute(PUT_WEEK, {"monday": monday, "paused": one})


def test_a_url_of_anything_else_is_refused_before_anything_is_done():
    with pytest.raises(BadUrl):
        schema.migrate("mysql://there/walks")
