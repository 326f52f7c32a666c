"""Both databases: every test that takes `database` runs on SQLite and on a real PostgreSQL."""

import contextlib
import resource
import shutil
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from postgresql import EMPTY, named, run_on

from coach.storage import Database
from coach.storage.schema import migrate

_numbers = count(1)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file that is up to date and empty, to be copied."""
    path = tmp_path_factory.mktemp("template") / "walks.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_template: Path) -> str:
    """A SQLite database that is up to date."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path)}"


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    """A SQLite database that is not there yet."""
    return f"sqlite:///{tmp_path / 'new' / 'walks.db'}"


@pytest.fixture
async def postgresql_url(postgresql_database: str) -> AsyncIterator[str]:
    """A PostgreSQL database that is up to date."""
    yield postgresql_database
    await run_on(postgresql_database, EMPTY)


@pytest.fixture
async def empty_postgresql_url(postgresql_server: str) -> AsyncIterator[str]:
    """A PostgreSQL database without tables."""
    name = f"empty_{next(_numbers)}"
    await run_on(postgresql_server, f"CREATE DATABASE {name}")
    yield named(postgresql_server, name)
    await run_on(postgresql_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def sqlite(sqlite_url: str) -> AsyncIterator[Database]:
    database = await Database.open(sqlite_url)
    yield database
    await database.close()


@pytest.fixture
async def postgresql(postgresql_url: str) -> AsyncIterator[Database]:
    database = await Database.open(postgresql_url)
    yield database
    await database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """Each database in turn."""
    return request.getfixturevalue(request.param)


@pytest.fixture(params=["empty_sqlite_url", "empty_postgresql_url"])
def empty_url(request: pytest.FixtureRequest) -> str:
    """Each database in turn, without tables."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def full_disk() -> Iterator[Callable[[], contextlib.AbstractContextManager[None]]]:
    """A way to make it as if the disk were full: no file of this process may grow beyond 64 KB."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    @contextlib.contextmanager
    def full() -> Iterator[None]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

    yield full
    signal.signal(signal.SIGXFSZ, ignored)
