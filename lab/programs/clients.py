"""The Python clients of the lab: reads {id, client, url, method, limit} a line, answers an observation a line."""
import asyncio
import http.client
import json
import platform
import socket
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

output = threading.Lock()


def fresh():
    return {"stage": "head", "status": None, "reason": None, "bodyLength": 0, "trailers": False, "error": None}


def is_timeout(error):
    while error is not None:
        if isinstance(error, (TimeoutError, socket.timeout, asyncio.TimeoutError)) or "Timeout" in type(error).__name__:
            return True
        error = error.__cause__ or error.__context__
    return False


def error_of(error, limit):
    if is_timeout(error):
        return {"code": "WAITING", "message": f"still waiting after {limit} ms"}
    return {"code": type(error).__name__, "message": str(error)}


def http_client(seen, url, method, limit):
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=limit / 1000)
    try:
        connection.request(method, parts.path)
        response = connection.getresponse()
        seen["stage"], seen["status"], seen["reason"] = "body", response.status, response.reason
        try:
            seen["bodyLength"] = len(response.read())
        except http.client.IncompleteRead as error:
            seen["bodyLength"] = len(error.partial)
            raise
    finally:
        connection.close()


def use_requests(seen, url, method, limit):
    import requests
    with requests.Session() as session:
        session.trust_env = False
        response = session.request(method, url, stream=True, timeout=limit / 1000, allow_redirects=False)
        seen["stage"], seen["status"], seen["reason"] = "body", response.status_code, response.reason
        for piece in response.iter_content(1024):
            seen["bodyLength"] += len(piece)


def use_httpx(seen, url, method, limit):
    import httpx
    with httpx.Client(timeout=limit / 1000, trust_env=False) as client:
        with client.stream(method, url) as response:
            seen["stage"], seen["status"], seen["reason"] = "body", response.status_code, response.reason_phrase
            for piece in response.iter_bytes():
                seen["bodyLength"] += len(piece)


def use_aiohttp(seen, url, method, limit):
    import aiohttp

    async def ask():
        timeout = aiohttp.ClientTimeout(total=limit / 1000)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            async with session.request(method, url, allow_redirects=False) as response:
                seen["stage"], seen["status"], seen["reason"] = "body", response.status, response.reason
                async for piece in response.content.iter_any():
                    seen["bodyLength"] += len(piece)

    asyncio.run(ask())


def versions():
    found = {"py-http.client": f"python {platform.python_version()}"}
    try:
        import requests
        import urllib3
        found["py-requests"] = f"requests {requests.__version__} urllib3 {urllib3.__version__}"
    except ImportError:
        pass
    try:
        import h11
        import httpx
        found["py-httpx"] = f"httpx {httpx.__version__} h11 {h11.__version__}"
    except ImportError:
        pass
    try:
        import aiohttp
        from aiohttp import http_parser
        native = http_parser.HttpResponseParser is not http_parser.HttpResponseParserPy
        found["py-aiohttp"] = f"aiohttp {aiohttp.__version__} ({'C' if native else 'Python'} parser)"
    except ImportError:
        pass
    return found


clients = {
    "py-http.client": http_client,
    "py-requests": use_requests,
    "py-httpx": use_httpx,
    "py-aiohttp": use_aiohttp,
}


def answer(question):
    if question.get("versions"):
        tell({"id": question["id"], "versions": versions()})
        return
    seen = fresh()
    try:
        clients[question["client"]](seen, question["url"], question["method"], question["limit"])
        seen["stage"] = "done"
    except BaseException as error:
        seen["error"] = error_of(error, question["limit"])
    tell({"id": question["id"], **seen})


def tell(message):
    with output:
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()


with ThreadPoolExecutor(32) as pool:
    for line in sys.stdin:
        pool.submit(answer, json.loads(line))
