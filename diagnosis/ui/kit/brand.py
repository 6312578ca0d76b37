"""What the firm brings to the screens: its logo, its colour, and how to reach it at their foot."""

from urllib.parse import quote

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.palette import palette_of
from diagnosis.ui.platform.assets import asset
from diagnosis.ui.platform.html import render
from diagnosis.wording.contacts import contacts_of
from diagnosis.wording.voice import Voice


def logo_address(definition: Definition) -> str:
    """The logo as the address of an image that holds it; empty without one."""
    if definition.logo is None:
        return ""
    return f"data:{definition.logo.mime}," + quote(definition.logo.content)


def look_of(definition: Definition | None) -> str:
    """A style sheet with the colours of a page and of its pictures, the firm's own where it has one."""
    colour = definition.rulebook.provider.colour if definition else ""
    own = render("kit/colours", palette=palette_of(colour)) if colour else ""
    return asset("kit/colours.css") + asset("kit/picture/picture.css") + own


def show_sender(words: str, definition: Definition) -> None:
    """Draw who is speaking, above the headline."""
    st.html(render("kit/sender", words=words, logo=logo_address(definition)))


def show_foot(voice: Voice) -> None:
    """Draw who stands behind the screen, at its foot."""
    provider = voice.of(voice.definition.rulebook.provider.name)
    st.html(
        render(
            "kit/foot",
            words=voice.text("app.provided", provider=provider),
            logo=logo_address(voice.definition),
            contacts=contacts_of(voice),
        )
    )
