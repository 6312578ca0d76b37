"""Streamlit's (1.67) own parts in the colour of the firm.

Streamlit reads its theme from a file when it starts and offers no way to set it from a program
(`st.set_option` refuses all but a few options). Without it, those parts have the product's colour.
"""

from streamlit import config

from diagnosis.palette import Palette
from diagnosis.settings import settings

OPTIONS = {
    "theme.light.primaryColor": "brand",
    "theme.light.linkColor": "brand",
    "theme.dark.primaryColor": "fill_dark",
    "theme.dark.linkColor": "link_dark",
}
"""Streamlit's options, and the colour of a palette that each of them gets."""


def use_palette(palette: Palette) -> None:
    """Draw buttons, links and marks in these colours from now on, for every visitor."""
    if settings().streamlit_internals:
        for option, name in OPTIONS.items():
            config.set_option(option, getattr(palette, name))
