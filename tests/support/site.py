"""The site of a firm, on an address of its own, with a page that has the self-check in it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_PAGE = """<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><title>A firm</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
  body { margin: 0; font: 18px serif; }
  header { position: sticky; top: 0; z-index: 5; height: 60px; background: #333; color: #fff; }
  main { max-width: 640px; margin: auto; padding: 0 20px; }
</style></head><body><header>A firm</header>
<main><h1>A page</h1>%s %s %s</main><footer>%s</footer></body></html>"""


@contextmanager
def running_site(host: str, content: str) -> Iterator[str]:
    """Serve a page with `content` between paragraphs; its origin. `host` is one that leads to this machine."""
    words = "<p>" + "言葉。" * 150 + "</p>"
    body = (_PAGE % (words, content, words, words)).encode()

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer((host, 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
