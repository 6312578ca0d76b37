"""Nothing that anyone typed stands in the log of the real server, whatever goes wrong."""

import itertools
import json
import logging
import re
import socket
import sqlite3
import threading

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from diagnosis.ui.server.quiet_log import _log_uncaught, _without_messages
from tests.support.scenes import play
from tests.support.server import running_server
from tests.support.visitor import Visitor

SECRET = "Zwiebelfisch"
RAISES = """
from diagnosis.ui.visitor import review

def show(definition, visit):
    raise ValueError("the note is " + visit.details["note"])

review.show = show
"""


def test_the_real_log_says_what_failed_and_where_and_never_quotes() -> None:
    answers = {"answers": {"pace": "walk"}, "note": SECRET, "organisation": SECRET + " \ud800"}
    saved = {"response": json.dumps(answers), "language": "en", "screen": "review", "saved": 0}

    async def scene(port: int) -> None:
        async with Visitor(port) as visitor:
            # An exception that quotes what was typed, with a lone surrogate beside it.
            await visitor.report_memory(saved)
        async with Visitor(port) as visitor:
            # States of widgets that make no sense.
            language = visitor.screen["language"].id
            component = f"$$STREAMLIT_INTERNAL_KEY_{visitor.screen['memory'].id}__events"
            await visitor.rush(
                WidgetState(id=language, string_value=SECRET),
                WidgetState(id=component, json_trigger_value="{" + SECRET),
                WidgetState(id=component, json_trigger_value=json.dumps({SECRET: [SECRET]})),
                WidgetState(id=component, string_value=SECRET),
            )
        async with Visitor(port) as visitor:
            await visitor.report_memory()

    with running_server(first=RAISES) as server:
        play(scene(server.port))
        log = server.log()
    assert SECRET not in log
    assert "Traceback" not in log
    assert re.search(r"ValueError at .*ui/app\.py:\d+", log)
    assert max(map(len, log.splitlines())) < 1_000


def record(error: Exception, message: str, *arguments: object) -> str:
    made = logging.LogRecord("x", logging.ERROR, "f", 1, message, arguments, (type(error), error, None))
    return _without_messages(made).getMessage()


def test_errors_are_told_by_their_kind() -> None:
    error = ValueError(SECRET)
    assert record(error, "failed: %s", error) == "failed: ValueError: ValueError at ?"
    assert record(error, "first line\nfuture: " + SECRET) == "first line: ValueError at ?"
    plain = logging.LogRecord("x", logging.ERROR, "f", 1, error, None, None)
    assert _without_messages(plain).getMessage() == "ValueError"


def test_the_reason_is_told_by_kinds_and_codes() -> None:
    def caused(*errors: Exception) -> str:
        for error, cause in itertools.pairwise(errors):
            error.__cause__ = cause
        return record(errors[0], "failed: %s", errors[0])

    class RefusedError(Exception):
        smtp_code = 550

    with pytest.raises(sqlite3.OperationalError) as wrong:
        sqlite3.connect(":memory:").execute(f"SELECT {SECRET}")
    said = {"C": "23505", "M": SECRET}
    reasons: dict[str, list[Exception]] = {
        "OSError ENOSPC": [OSError(28, SECRET)],
        "OSError": [OSError(SECRET, SECRET)],
        "gaierror -2": [socket.gaierror(-2, SECRET)],
        "ValueError: OperationalError SQLITE_ERROR": [ValueError(SECRET), wrong.value],
        "ValueError: Exception 23505": [ValueError(SECRET), Exception(said)],
        "ValueError: Exception": [ValueError(SECRET), Exception({"C": SECRET})],
        "ValueError: RefusedError 550": [ValueError(SECRET), RefusedError(SECRET)],
    }
    for reason, errors in reasons.items():
        assert caused(*errors).startswith(f"failed: {reason}: {reason} at ")
        assert SECRET not in caused(*errors)


def test_an_error_in_a_thread_is_logged_without_its_message(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda args: _log_uncaught(*args[:3]))

    def broken() -> None:
        raise ValueError(SECRET)

    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    record = caplog.records[-1]
    assert "test_log.py" in _without_messages(record).getMessage()
    assert SECRET not in _without_messages(record).getMessage()
