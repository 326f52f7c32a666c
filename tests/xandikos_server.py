"""Run xandikos with a password in front, which it asks for over TLS only: PORT, DIRECTORY, USER, PASSWORD."""

import sys
from types import SimpleNamespace

from aiohttp import web
from xandikos import web as xandikos


def application(directory: str, user: str, password: str) -> web.Application:
    """Make the application: one person with a principal of their own, and well-known addresses."""
    backend = xandikos.SingleUserFilesystemBackend(directory)
    principal = f"/{user}/"
    backend._mark_as_principal(principal)
    backend.create_principal(principal)
    server = xandikos.XandikosApp(backend, current_user_principal=principal)
    one = SimpleNamespace(check=lambda *given: given == (user, password))

    async def answer(request: web.Request) -> web.StreamResponse:
        return await server.aiohttp_handler(request, "/")

    app = web.Application(middlewares=[xandikos.basic_auth_middleware(one)])
    for path in xandikos.WELLKNOWN_DAV_PATHS:
        app.router.add_route("*", path, xandikos.RedirectDavHandler("/").__call__)
    app.router.add_route("*", "/{path_info:.*}", answer)
    return app


if __name__ == "__main__":
    web.run_app(application(*sys.argv[2:]), host="127.0.0.1", port=int(sys.argv[1]), print=None)
