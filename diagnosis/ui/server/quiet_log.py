"""The log says what failed, where, and why by kinds and codes; an error's own words may quote an answer."""

import logging
import sys
import threading
import traceback
from types import TracebackType
from typing import Any

from diagnosis.reason import reason_of

_LOG = logging.getLogger(__name__)
_PLACES = 4
"""How many places in the code are told, from the innermost outwards."""


def keep_quiet() -> None:
    """From now on, errors are logged by their reason and place, whoever logs them in this process.

    Streamlit logs an exception with its message before any handler of ours is asked; asyncio
    and the web server have their own ways.
    """
    make = logging.getLogRecordFactory()

    def record(*arguments: Any, **named: Any) -> logging.LogRecord:
        return _without_messages(make(*arguments, **named))

    logging.setLogRecordFactory(record)
    sys.excepthook = _log_uncaught
    threading.excepthook = lambda failed: _log_uncaught(
        failed.exc_type, failed.exc_value, failed.exc_traceback
    )
    sys.unraisablehook = lambda failed: _log_uncaught(failed.exc_type, failed.exc_value, failed.exc_traceback)


def _without_messages(record: logging.LogRecord) -> logging.LogRecord:
    if isinstance(record.msg, BaseException):
        record.msg = reason_of(record.msg)
    if isinstance(record.args, tuple):
        record.args = tuple(_unquoted(argument) for argument in record.args)
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        # A second line would be what others add of the state of things, such as a task that failed.
        words = record.getMessage().partition("\n")[0]
        record.msg, record.args = "%s: %s at %s", (words, reason_of(error), _places(error))
    record.exc_info = record.exc_text = record.stack_info = None
    return record


def _unquoted(argument: object) -> object:
    return reason_of(argument) if isinstance(argument, BaseException) else argument


def _places(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)[-_PLACES:]
    return " > ".join(f"{frame.filename}:{frame.lineno}" for frame in frames) or "?"


def _log_uncaught(
    kind: type[BaseException], error: BaseException | None, place: TracebackType | None
) -> None:
    if issubclass(kind, SystemExit | KeyboardInterrupt):
        return
    _LOG.error("uncaught", exc_info=(kind, error or kind(), place))
