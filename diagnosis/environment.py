"""The settings that the environment gives: their names, and those that are on or off."""

import os
from difflib import get_close_matches

SWITCHES = {
    "DIAGNOSIS_COUNTS": False,
    "DIAGNOSIS_KEEP_CASES": True,
    "DIAGNOSIS_ROOMS": True,
    "DIAGNOSIS_STREAMLIT_INTERNALS": True,
}
"""Settings that are on or off, and what each is where nothing is said."""
_PREFIX = "DIAGNOSIS_"
_NAMES = (
    *SWITCHES,
    "DIAGNOSIS_DATABASE",
    "DIAGNOSIS_EMBED",
    "DIAGNOSIS_HOME",
    "DIAGNOSIS_PROOFS",
    "DIAGNOSIS_PUBLISH",
    "DIAGNOSIS_QUESTIONS",
    "DIAGNOSIS_RULES",
    "DIAGNOSIS_TIME_ZONE",
    "DIAGNOSIS_TOKEN",
)
_OF_DEPLOY = ("DIAGNOSIS_BASE", "DIAGNOSIS_ENVIRONMENT", "DIAGNOSIS_PROCESSES")
"""What the scripts and files in `deploy/` read, which may share an environment with the server."""
_WORDS = {"on": True, "true": True, "1": True, "off": False, "false": False, "0": False}


class SettingError(ValueError):
    """A setting cannot be followed; the text names it and the way out."""


def is_on(name: str) -> bool:
    """Whether one of SWITCHES is on. Raises SettingError."""
    said = os.environ.get(name, "").strip()
    on = switched(said)
    if said and on is None:
        raise SettingError(f"{name} is {said!r}; write on or off")
    return SWITCHES[name] if on is None else on


def switched(said: str) -> bool | None:
    """What a word says that switches something on or off; None for another one."""
    return _WORDS.get(said.lower())


def check_environment() -> None:
    """Raises SettingError for a name that is no setting, and for a switch that is neither on nor off."""
    for name in os.environ:
        if name.startswith(_PREFIX) and name not in (*_NAMES, *_OF_DEPLOY):
            ends = [known.removeprefix(_PREFIX) for known in _NAMES]
            near = get_close_matches(name.removeprefix(_PREFIX), ends, n=1)
            every = ", ".join(sorted(_NAMES))
            way_out = f"did you mean {_PREFIX}{near[0]}?" if near else f"the settings are {every}"
            raise SettingError(f"{name} is not a setting; {way_out}")
    for name in SWITCHES:
        is_on(name)
