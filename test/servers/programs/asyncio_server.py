"""A handler of Python's asyncio streams that fails after it has begun to answer."""
import asyncio


async def answer(reader, writer):
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
    try:
        for order in range(1, 4):
            row = b'{"order":%d}\n' % order
            writer.write(b"%x\r\n%s\r\n" % (len(row), row))
            await writer.drain()
        raise RuntimeError("the database went away")
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
