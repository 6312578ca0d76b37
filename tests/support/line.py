"""A connection between browser and server that can be cut."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal

Websockets = Literal["passed", "refused", "stripped", "held"]
"""What a network does with websockets; "stripped" takes away the headers that ask for one."""
_REFUSAL = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Line:
    """Passes everything on from `port` to the server's port, until it is cut."""

    def __init__(self, server_port: int, websockets: Websockets = "passed") -> None:
        self.websockets = websockets
        self.port = 0
        self.server_port = server_port
        self.whole, self.stalled = True, False
        self._open: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._listening = threading.Event()

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}/"

    def stall(self) -> None:
        """Pass nothing on any more, while both ends believe that the line is whole."""
        self.stalled = True

    def cut(self) -> None:
        """Drop every connection and refuse new ones."""
        self.whole = False
        self._loop.call_soon_threadsafe(self._drop)

    def mend(self) -> None:
        """Let connections through again."""
        self.whole, self.stalled = True, False

    def _drop(self) -> None:
        for writer in self._open:
            writer.transport.abort()

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self.whole:
            writer.transport.abort()
            return
        self._open.add(writer)
        self._tasks.add(asyncio.create_task(self._connect(reader, writer)))

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            upstream_reader, upstream = await asyncio.open_connection("localhost", self.server_port)
        except OSError:
            writer.transport.abort()
            return
        self._open.add(upstream)
        if not self.whole:
            self._drop()
        if self.websockets != "passed" and not await self._open_narrow(reader, writer, upstream):
            return
        await asyncio.gather(self._pass(reader, upstream), self._pass(upstream_reader, writer))

    async def _open_narrow(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, upstream: asyncio.StreamWriter
    ) -> bool:
        """Pass the head of a connection's only request on, unless it asks for a websocket."""
        with suppress(asyncio.IncompleteReadError):
            first, *lines = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")
            if b"upgrade: websocket" in b"\n".join(lines).lower():
                if self.websockets == "refused":
                    writer.write(_REFUSAL)
                    writer.close()
                if self.websockets != "stripped":
                    return False
            asking = (b"connection", b"upgrade", b"sec-websocket")
            kept = [line for line in lines if not line.lower().startswith(asking)]
            upstream.write(b"\r\n".join([first, b"Connection: close", *kept]))
            return True
        return False

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(65536):
                if self.stalled:
                    continue  # lost on the way, as in a tunnel
                writer.write(data)
                await writer.drain()
        writer.close()

    async def run(self) -> None:
        """Take connections until `stop`."""
        self._loop = asyncio.get_running_loop()
        self._stopped = asyncio.Event()
        async with await asyncio.start_server(self._accept, "127.0.0.1", 0) as server:
            self.port = server.sockets[0].getsockname()[1]
            self._listening.set()
            await self._stopped.wait()
            self._drop()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def wait(self) -> None:
        """Wait until the port is known and open."""
        if not self._listening.wait(10):
            raise RuntimeError("the line did not open")

    def stop(self) -> None:
        self.whole = False
        self._loop.call_soon_threadsafe(self._stopped.set)


@contextmanager
def line_to(server_port: int, websockets: Websockets = "passed") -> Iterator[Line]:
    """A line to the server; point `server_port` of it elsewhere to change servers."""
    line = Line(server_port, websockets)
    thread = threading.Thread(target=lambda: asyncio.run(line.run()), daemon=True)
    thread.start()
    line.wait()
    try:
        yield line
    finally:
        line.stop()
        thread.join()
