"""Who takes what is sent: a real mail server, and a real receiver of webhooks."""

import json
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.support.ports import free_port
from tests.support.proxy import Tls


@dataclass
class Mailbox:
    """`answers` are given to the next messages in the place of a yes."""

    port: int = 0
    messages: list[EmailMessage] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        if self.answers:
            return self.answers.pop(0)
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        message = message_from_bytes(content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        self.recipients.append(list(envelope.rcpt_tos))
        return "250 taken"


@contextmanager
def mail_server(tls: Tls | None = None, *, secret: str = "") -> Iterator[Mailbox]:
    """A mail server on this computer; with `tls` it wants STARTTLS, and with `secret` a login too."""
    box = Mailbox(free_port())
    context = None
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tls.certificate, tls.key)

    def known(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
        assert isinstance(given, LoginPassword)
        box.logins.append(given.login.decode())
        return AuthResult(success=given.password.decode() == secret)

    controller = Controller(
        box,
        hostname="localhost",
        port=box.port,
        tls_context=context,
        require_starttls=tls is not None,
        authenticator=known if secret else None,
        auth_required=bool(secret),
    )
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


@dataclass
class Hook:
    """`answers` are the next statuses in the place of 200; with 0, it hangs up after `patience` seconds.

    `asked` are the methods and paths that were asked for, and `location` is where redirects lead.
    """

    port: int = 0
    calls: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    location: str = "/taken"
    patience: float = 2.0

    def told(self, number: int = 0) -> dict[str, Any]:
        """What came with a call."""
        data: dict[str, Any] = json.loads(self.calls[number][1])
        return data


@contextmanager
def hook_server(tls: Tls | None = None) -> Iterator[Hook]:
    """A receiver of webhooks on this computer."""
    hook = Hook(free_port())

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            hook.asked.append(f"{self.command} {self.path}")
            hook.calls.append(({name.lower(): value for name, value in self.headers.items()}, body))
            status = hook.answers.pop(0) if hook.answers else 200
            if status == 0:
                time.sleep(hook.patience)
                return
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", hook.location)
            self.end_headers()

        do_GET = do_POST

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("localhost", hook.port), Handler)
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tls.certificate, tls.key)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield hook
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def dripping_server() -> Iterator[int]:
    """A server that answers a byte now and then, and never comes to the end of a line; its port."""
    over = threading.Event()

    class Drip(BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                for _ in range(200):
                    self.request.sendall(b"2")
                    if over.wait(0.05):
                        return

    with ThreadingTCPServer(("localhost", 0), Drip) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            over.set()
            server.shutdown()
            thread.join()
