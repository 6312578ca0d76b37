"""Why something failed, without a word of what somebody typed: the kinds of errors and their codes."""

import errno
import re
import sqlite3

_DEEPEST = 6
"""How many causes of causes are named."""
_SQLSTATE = re.compile(r"[0-9A-Z]{5}")


def reason_of(error: BaseException) -> str:
    """The kind and code of an error, then of its causes: `DatabaseError: OperationalError SQLITE_BUSY`."""
    found: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(found) < _DEEPEST:
        kind = type(cause).__name__
        named = " ".join([kind, *_codes(cause)])
        if found and found[-1] == kind:  # SQLAlchemy's errors have the names of those that they wrap
            found.pop()
        found.append(named)
        cause = cause.__cause__
    return ": ".join(found)


def _codes(error: BaseException) -> list[str]:
    codes = []
    if isinstance(error, sqlite3.Error):
        codes.append(getattr(error, "sqlite_errorname", None))
    if isinstance(error, OSError) and isinstance(error.errno, int):
        codes.append(errno.errorcode.get(error.errno, str(error.errno)))
    answered = getattr(error, "smtp_code", None)
    if isinstance(answered, int):
        codes.append(str(answered))
    codes.append(_sqlstate(error))
    return [code for code in codes if code]


def _sqlstate(error: BaseException) -> str | None:
    """The code that PostgreSQL gave, which pg8000 hands on among what the server said."""
    said = error.args[0] if error.args else None
    code = said.get("C") if isinstance(said, dict) else None
    return code if isinstance(code, str) and _SQLSTATE.fullmatch(code) else None
