"""A TCP proxy that makes a server seem far away.

    delay_proxy.py HOST:PORT ROUND_TRIP_MS

Prints the port it listens on, then passes every byte on half a round trip after it came, in both directions. Bytes on
their way do not wait for each other, so a client that does not wait for answers is not slowed down twice.
"""

import asyncio
import contextlib
import socket
import sys


async def main(target: str, round_trip_ms: float) -> None:
    host, port = target.rsplit(":", 1)
    delay = round_trip_ms / 2000

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server_reader, server_writer = await asyncio.open_connection(host, int(port))
        for end in (writer, server_writer):
            end.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await asyncio.gather(pass_on(reader, server_writer, delay), pass_on(server_reader, writer, delay))

    proxy = await asyncio.start_server(connected, "127.0.0.1", 0)
    print(proxy.sockets[0].getsockname()[1], flush=True)
    await proxy.serve_forever()


async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, delay: float) -> None:
    """Reads at once and writes `delay` later; an empty piece stands for the end."""
    under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
    clock = asyncio.get_running_loop().time

    async def read() -> None:
        piece = b"x"
        while piece:
            try:
                piece = await reader.read(65536)
            except ConnectionError:
                piece = b""
            under_way.put_nowait((clock() + delay, piece))

    async def write() -> None:
        while True:
            due, piece = await under_way.get()
            await asyncio.sleep(max(0, due - clock()))
            if not piece:
                break
            writer.write(piece)
            await writer.drain()
        writer.close()

    with contextlib.suppress(ConnectionError):
        await asyncio.gather(read(), write())


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(main(sys.argv[1], float(sys.argv[2])))
