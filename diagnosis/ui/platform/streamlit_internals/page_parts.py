"""Streamlit's names for the parts of a page (`data-testid`, 1.67), which style sheets and scripts go by.

They are meant for Streamlit's own tests and change without notice. Every one that is used stands
here; a browser test fails when one of them is on no screen any more. Scripts know none of them:
they are told, as CSS selectors.
"""

import re

EVERYWHERE = ("stApp", "stAppViewContainer", "stHeader", "stMain", "stMainBlockContainer", "stSkipToContent")
"""On every screen."""
QUESTIONS = ("stRadioOption", "stWidgetLabel")
"""On the screens that ask."""
RESULT = (
    "stBaseButton-tertiary",
    "stCaptionContainer",
    "stDownloadButton",
    "stExpander",
    "stIconMaterial",
)
"""On the result."""
EXPLORED = ("stPlotlyChart",)
"""Where consultants compare."""
SOMETIMES = ("InputInstructions", "stDownloadButtonError")
"""While something is typed, and where a file could not be made."""
KNOWN = (*EVERYWHERE, *QUESTIONS, *RESULT, *EXPLORED, *SOMETIMES)


def selector(test_id: str) -> str:
    """The CSS selector of a part. Raises KeyError for a name that is not known here."""
    if test_id not in KNOWN:
        raise KeyError(test_id)
    return f'[data-testid="{test_id}"]'


def keyed(key: str) -> str:
    """The CSS selector of what was drawn with a `key` (which Streamlit documents)."""
    return "." + KEYED + re.sub(r"[^a-zA-Z0-9_-]", "-", key.strip())


KEYED = "st-key-"
"""How the class begins that stands for a key."""
LINE = {"app": selector("stApp"), "connection": "data-test-connection-state", "connected": "CONNECTED"}
"""Where the page shows whether it is connected: an element, its attribute and the value."""
MAIN = selector("stMain")
CONTENT = selector("stMainBlockContainer")
FILE_HOLDER = selector("stDownloadButton")
FILE_BUTTON = f"{FILE_HOLDER} button"
FILE_ERROR = selector("stDownloadButtonError")
CONTROL = "input, [role=radio], button"
"""What is chosen with, within a question or a row of the review."""
PROGRESS = "[role=progressbar]"
CHOICES = "[role=radiogroup]"
"""What holds the options of a question of which one is chosen."""


def checkbox(key: str) -> str:
    """The control of a checkbox: it carries the key, and so the option itself."""
    return f"{keyed(key)} input"


def radio_option(index: int) -> str:
    """The control of an option of `st.radio`, whose `value` is the option's place."""
    return f'input[value="{index}"]'


def segment(index: int, count: int) -> str:
    """The control of an option of `st.segmented_control`.

    Streamlit offers no way to put an identity on it (1.67): it is a button that carries nothing
    but the option's words, which are Markdown drawn and in the reader's language. So the place
    among exactly `count` cells has to do; Streamlit draws them in the order in which it gets them.
    """
    return f"[role=radio]:nth-child({index + 1}):nth-last-child({count - index})"
