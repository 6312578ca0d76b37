"""The settings of a deployment: every variable of the environment that the product reads, read once."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

PREFIX = "DIAGNOSIS_"
EVERYBODY = "on"
"""The value of `publish` where all consultants may."""
SHORTEST_TOKEN = 16
"""Characters that a custom token needs at least."""
MAKE_ONE = 'python -c "import secrets; print(secrets.token_urlsafe(32))"'
"""The command that makes a token or a secret."""
PROOFS = ("error", "warning", "off")
_OF_DEPLOY = ("DIAGNOSIS_BASE", "DIAGNOSIS_ENVIRONMENT", "DIAGNOSIS_PROCESSES")
"""What the scripts and files in `deploy/` read, which may share an environment with the server."""
_SWITCH = {"on": True, "true": True, "1": True, "off": False, "false": False, "0": False}
_ORIGIN = re.compile(
    r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]{1,5})?|http://(localhost|127\.0\.0\.1)(:[0-9]{1,5})?"
)
"""A site as browsers name it. Without HTTPS, anybody on the way could put something else around the page."""


@dataclass(frozen=True)
class Settings:
    """One field for each `DIAGNOSIS_*` variable, named as it is: `home` is `DIAGNOSIS_HOME`."""

    counts: bool = False
    """Whether visits are counted."""
    database: str = ""
    """The address of the database; empty for a file of SQLite."""
    embed: tuple[str, ...] = ()
    """The sites (`https://www.firm.example`) that may show the self-check within a page of theirs."""
    home: Path | None = None
    """The firm's own folder."""
    keep_cases: bool = True
    """Whether browsers of consultants keep cases."""
    proofs: str = "error"
    """The mildest finding for which changed files are not used; `off` for none."""
    publish: tuple[str, ...] = ()
    """Who may publish from the workbench: addresses and domains, or EVERYBODY alone; empty for nobody."""
    questions: Path | None = None
    rules: Path | None = None
    rooms: bool = True
    """Whether there may be rooms."""
    streamlit_internals: bool = True
    """Whether Streamlit's own ways are changed where that helps."""
    time_zone: ZoneInfo | None = None
    """The zone by whose days visits are counted; None for the server's."""
    token: str = ""
    """What lets consultants in without a sign-in; empty where the server makes one at each start."""
    state: Path | None = None
    """The folder that systemd gives the service for its data (`STATE_DIRECTORY`)."""
    faults: tuple[str, ...] = ()
    """What is wrong, one sentence each. The server does not start then; elsewhere it counts as not set."""


class _FaultError(ValueError):
    """A value cannot be followed; the text follows the variable's name."""


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings that these variables give."""
    values: dict[str, Any] = {}
    faults = [_unknown(name) for name in environment if name.startswith(PREFIX) and not _is_known(name)]
    for field, read in _READERS.items():
        name = PREFIX + field.upper()
        given = environment.get(name, "").strip()
        try:
            if given:
                values[field] = read(given)
        except _FaultError as fault:
            faults.append(f"{name} {fault}")
    # systemd names several folders with colons between them; the first is this service's.
    state = environment.get("STATE_DIRECTORY", "").partition(":")[0].strip()
    return Settings(**values, state=Path(state) if state else None, faults=tuple(faults))


@cache
def settings() -> Settings:
    """The settings of this process, as they were when they were first asked for."""
    return read_settings(os.environ)


def _is_known(name: str) -> bool:
    return name in _OF_DEPLOY or name.removeprefix(PREFIX).lower() in _READERS


def _unknown(name: str) -> str:
    ends = [field.upper() for field in _READERS]
    near = get_close_matches(name.removeprefix(PREFIX), ends, n=1)
    every = ", ".join(PREFIX + end for end in ends)
    way_out = f"did you mean {PREFIX}{near[0]}?" if near else f"the settings are {every}"
    return f"{name} is not a setting; {way_out}"


def _switch(given: str) -> bool:
    if given.lower() not in _SWITCH:
        raise _FaultError(f"is {given!r}; write on or off")
    return _SWITCH[given.lower()]


def _words(given: str) -> tuple[str, ...]:
    return tuple(word for word in re.split(r"[\s,]+", given) if word)


def _sites(given: str) -> tuple[str, ...]:
    sites = tuple(word.lower().removesuffix("/") for word in _words(given))
    for site in sites:
        if not _ORIGIN.fullmatch(site):
            raise _FaultError(f"has {site!r}; write a site as in https://www.firm.example, without a path")
    return sites


def _publishers(given: str) -> tuple[str, ...]:
    words = _words(given)
    if given.lower() in _SWITCH:
        return (EVERYBODY,) * _SWITCH[given.lower()]
    for word in words:
        if "@" not in word:
            raise _FaultError(f"has {word!r}; write on, off, or addresses such as owner@firm.example")
    return words


def _proofs(given: str) -> str:
    if given not in PROOFS:
        raise _FaultError(f"is {given!r}; write one of {', '.join(PROOFS)}")
    return given


def _zone(given: str) -> ZoneInfo:
    known = available_timezones()
    if given in known:
        return ZoneInfo(given)
    # By places only: abbreviations are all alike.
    places = {name.lower(): name for name in known if "/" in name}
    near = get_close_matches(given.lower(), places, n=1)
    way_out = f"did you mean {places[near[0]]}?" if near else "write a name such as Asia/Tokyo"
    raise _FaultError(f"is {given!r}, not a time zone; {way_out}")


def _token(given: str) -> str:
    if len(given) < SHORTEST_TOKEN:
        raise _FaultError(f"needs {SHORTEST_TOKEN} characters or more; it has {len(given)}. {_GOOD}")
    if len(set(given)) < SHORTEST_TOKEN // 2:
        raise _FaultError(f"repeats the same few characters. {_GOOD}")
    return given


_GOOD = f"This makes a good one: {MAKE_ONE}"
_BY_TYPE: dict[object, Callable[[str], object]] = {bool: _switch, Path | None: Path, str: str}
_BY_NAME: dict[str, Callable[[str], object]] = {
    "embed": _sites,
    "proofs": _proofs,
    "publish": _publishers,
    "time_zone": _zone,
    "token": _token,
}
_READERS = {
    field.name: _BY_NAME.get(field.name) or _BY_TYPE[field.type]
    for field in fields(Settings)
    if field.name not in ("state", "faults")
}
