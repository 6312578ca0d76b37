"""What the firm brings to the screens: its logo, its colour, and how to reach it at their foot."""

from urllib.parse import quote

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.palette import palette_of
from diagnosis.ui.html import render
from diagnosis.wording.summary import contacts_of
from diagnosis.wording.voice import Voice


def logo_address(definition: Definition) -> str:
    """The logo as the address of an image that holds it; empty without one."""
    if definition.logo is None:
        return ""
    return f"data:{definition.logo.mime}," + quote(definition.logo.content)


def colours(definition: Definition) -> str:
    """A style sheet that puts the firm's colour in the place of the product's own; empty without one."""
    colour = definition.rulebook.provider.colour
    return render("colours", palette=palette_of(colour)) if colour else ""


def show_sender(words: str, definition: Definition) -> None:
    """Draw who is speaking, above the headline."""
    st.html(render("sender", words=words, logo=logo_address(definition)))


def show_foot(voice: Voice) -> None:
    """Draw who stands behind the screen, at its foot."""
    provider = voice.of(voice.definition.rulebook.provider.name)
    st.html(
        render(
            "foot",
            words=voice.text("app.provided", provider=provider),
            logo=logo_address(voice.definition),
            contacts=contacts_of(voice),
        )
    )
