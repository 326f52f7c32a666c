"""A language model's endpoint on loopback: it remembers what it was sent, and answers well or badly."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from aiohttp import web

KEY = "sk-canary-canary-canary"
PATH = "/v1/chat/completions"
NOTHING = dict.fromkeys(("minutes", "distance", "distance_unit", "steps", "day", "time", "pain"))

Answering = Callable[[web.Request], Awaitable[web.StreamResponse]]


def completion(content: str) -> dict[str, object]:
    """Wrap what a model wrote as its endpoint does."""
    return {
        "id": "c-1",
        "object": "chat.completion",
        "choices": [{"index": 0, "message": {"content": content}}],
    }


def opinion(meaning: str, **fields: object) -> str:
    """Write an answer that fits the schema."""
    return json.dumps({"meaning": meaning, **NOTHING, **fields})


class FakeModel:
    """The endpoint."""

    def __init__(self) -> None:
        self.url = ""
        self.bodies: list[dict[str, object]] = []
        self.raw: list[str] = []
        """Everything of each request, its headers too."""
        self.answering: Answering = self.says("none")

    def says(self, meaning: str, **fields: object) -> Answering:
        """Answer with an opinion."""
        return self.writes(opinion(meaning, **fields))

    def writes(self, content: str) -> Answering:
        """Answer with whatever text."""
        return self.sends(json.dumps(completion(content)))

    def sends(self, body: str, status: int = 200, headers: dict[str, str] | None = None) -> Answering:
        """Answer with whatever body."""

        async def answer(_: web.Request) -> web.StreamResponse:
            return web.Response(status=status, text=body, headers=headers)

        return answer

    async def drips(self, request: web.Request) -> web.StreamResponse:
        """Send a good answer so slowly that each byte comes in time, and the whole does not."""
        answer = web.StreamResponse()
        await answer.prepare(request)
        with suppress(ConnectionError):
            for byte in json.dumps(completion(opinion("none"))).encode():
                await answer.write(bytes([byte]))
                await asyncio.sleep(0.05)
        return answer

    async def floods(self, request: web.Request) -> web.StreamResponse:
        """Send 10 MB, with no length said before."""
        answer = web.StreamResponse()
        await answer.prepare(request)
        with suppress(ConnectionError):
            for _ in range(160):
                await answer.write(b" " * 64 * 1024)
        return answer

    async def take(self, request: web.Request) -> web.StreamResponse:
        """Take one request."""
        text = await request.text()
        self.bodies.append(json.loads(text) if text else {})
        headers = "\n".join(f"{name}: {value}" for name, value in request.headers.items())
        self.raw.append(f"{request.method} {request.path_qs}\n{headers}\n\n{text}")
        return await self.answering(request)

    @property
    def told(self) -> list[dict[str, object]]:
        """What each request told of the person."""
        return [json.loads(body["messages"][-1]["content"]) for body in self.bodies]  # type: ignore[index]


@asynccontextmanager
async def fake_model() -> AsyncIterator[FakeModel]:
    """Let an endpoint listen for a while."""
    model = FakeModel()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", model.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    model.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield model
    finally:
        await runner.cleanup()
