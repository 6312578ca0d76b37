"""Words that are to be copied."""

import streamlit as st

from diagnosis.texts import Language, text
from diagnosis.ui.platform.html import render


def copyable(words: str, name: str, key: str, language: Language) -> None:
    """Draw words under their name, the text `name`, with a button that copies them."""
    with st.container(key=key):
        copy = text(language, "result.copy")
        st.html(render("kit/copyable", name=text(language, name), words=words, copy=copy))
