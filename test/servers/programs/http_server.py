"""Python's http.server, as its tutorials use it, with a handler that fails after it has begun to answer."""
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        chunked = self.path == "/chunked"
        self.send_response(200)
        self.send_header("Content-Type", "application/x-ndjson")
        if chunked:
            self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for order in range(1, 4):
            row = b'{"order":%d}\n' % order
            self.wfile.write(b"%x\r\n%s\r\n" % (len(row), row) if chunked else row)
        raise RuntimeError("the database went away")

    def log_message(self, *_):
        pass


class Chunking(Handler):
    protocol_version = "HTTP/1.1"


server = ThreadingHTTPServer(("127.0.0.1", 0), Chunking if sys.argv[1:] == ["1.1"] else Handler)
print(server.server_address[1], flush=True)
server.serve_forever()
