"""Streamlit's names for the parts of a page (`data-testid`, 1.67), which style sheets and scripts go by.

They are meant for Streamlit's own tests and change without notice. Every one that is used stands
here; a browser test fails when one of them is on no screen any more.
"""

EVERYWHERE = ("stApp", "stHeader", "stMain", "stMainBlockContainer", "stSkipToContent")
"""On every screen."""
QUESTIONS = ("stRadioOption", "stWidgetLabel")
"""On the screens that ask."""
RESULT = ("stBaseButton-elementToolbar", "stCaptionContainer", "stCode", "stExpander", "stPlotlyChart")
"""On the result."""
SOMETIMES = ("InputInstructions", "stDownloadButtonError")
"""While something is typed, and where a file could not be made."""
KNOWN = (*EVERYWHERE, *QUESTIONS, *RESULT, *SOMETIMES)


def selector(test_id: str) -> str:
    """The CSS selector of a part. Raises KeyError for a name that is not known here."""
    if test_id not in KNOWN:
        raise KeyError(test_id)
    return f'[data-testid="{test_id}"]'
