"""The database opened for one instance, or refused in plain words."""

import asyncio
from contextlib import AsyncExitStack

from sqlalchemy.exc import ArgumentError, InterfaceError, OperationalError

from bot.exits import CannotRun, Code
from bot.single import Single
from coach.storage import Database, schema
from coach.storage.addresses import file_of, parse
from coach.storage.errors import BadUrl, DatabaseCorrupt, SchemaTooNew


async def open_database(url: str, ends: AsyncExitStack) -> Database:
    """Lock, migrate and open the database; `ends` takes what undoes it.

    Raises:
        CannotRun: it is in use by another instance, damaged, newer than this version, or not there.
    """
    try:
        path = file_of(parse(url))
        if path is not None:
            single = Single(path)
            single.take()
            ends.callback(single.release)
        await asyncio.to_thread(schema.migrate, url)
        database = await Database.open(url)
    except (ArgumentError, BadUrl):
        line = "DATABASE_URL is neither sqlite:///a/file nor postgresql+asyncpg://..."
        raise CannotRun(Code.CONFIGURATION, line) from None
    except DatabaseCorrupt as error:
        raise CannotRun(Code.CONFIGURATION, f"The database is damaged: {error}.") from None
    except SchemaTooNew as error:
        raise CannotRun(Code.CONFIGURATION, f"This version is older than the data: {error}.") from None
    except (OperationalError, InterfaceError, OSError) as error:
        line = f"The database can't be used now ({type(error).__name__}); try again later."
        raise CannotRun(Code.TRY_LATER, line) from None
    ends.push_async_callback(database.close)
    return database
