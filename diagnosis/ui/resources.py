"""The definition, loaded once per process."""

import os
from pathlib import Path

from diagnosis.definition.finding import Finding
from diagnosis.definition.loader import UnreadableFileError, load_files
from diagnosis.definition.model import Definition
from diagnosis.paths import QUESTIONS, RULES

_loaded: list[Definition] = []


def current_definition() -> Definition | list[Finding] | UnreadableFileError:
    """The definition, or why there is none.

    The files are those named by the environment variables DIAGNOSIS_QUESTIONS and
    DIAGNOSIS_RULES, or the shipped ones. A sound definition is kept for the life of the
    process; a broken one is read again each time, so that mending it is enough.
    """
    if _loaded:
        return _loaded[0]
    questions = Path(os.environ.get("DIAGNOSIS_QUESTIONS") or QUESTIONS)
    rules = Path(os.environ.get("DIAGNOSIS_RULES") or RULES)
    try:
        loaded = load_files(questions, rules)
    except UnreadableFileError as error:
        return error
    if loaded.definition is None:
        return loaded.findings
    _loaded.append(loaded.definition)
    return loaded.definition
