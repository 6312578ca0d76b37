"""The page that a browser gets first, made ours: language, title, and words before any script runs."""

import html
import re
from urllib.parse import quote

from diagnosis.definition.model import Definition
from diagnosis.look import FONT_STACK, GROUND_DARK, INK, INK_DARK
from diagnosis.texts import Language, text
from diagnosis.ui.assets import asset
from diagnosis.ui.brand import colours
from diagnosis.ui.html import render
from diagnosis.ui.resources import current_definition


def branded_shell(shell: str, language: Language) -> str:
    """Streamlit's page shell in `language`, with the product's title, opening words and style.

    What cannot be found in the shell is left as it is, so that a change in Streamlit
    costs a translation and never the page.
    """

    def words(key: str) -> str:
        return html.escape(text(language, key))

    opening = render(
        "shell_opening",
        title=text(language, "app.title"),
        heading=text(language, "start.heading"),
        lead=text(language, "start.lead"),
        loading=text(language, "app.shell-loading"),
    )
    style = render("shell_style", font=FONT_STACK, ink=INK, ink_dark=INK_DARK, ground_dark=GROUND_DARK)
    replacements = (
        (r'<html lang="[^"]*">', f'<html lang="{language}">'),
        (r"<title>.*?</title>", f"<title>{words('app.title')}</title>"),
        (r"<noscript>.*?</noscript>", f"<noscript><p>{words('app.noscript')}</p></noscript>"),
        (r'<div id="root"></div>', f'<div id="root">{opening}</div>'),
        (
            r'<link rel="shortcut icon"[^>]*>',
            f'<link rel="icon" href="data:image/svg+xml,{quote(asset("icon.svg"))}" />',
        ),
        # The font that Streamlit preloads is not the one that is used.
        (r'<link\s+rel="preload"[^>]*as="font"[^>]*/>', ""),
        # Nothing here is offered to programs (the interface behind it is off).
        (r'<!--(?:(?!-->).)*service-desc.*?-->|<link rel="service-desc"[^>]*/>', ""),
        # Behind Streamlit's own styles, which it puts into the head.
        (r"</body>", f"<style>{asset('style.css')}{_own_colours()}</style></body>"),
        (r"</head>", f'<meta name="description" content="{words("app.tagline")}" />{style}</head>'),
    )
    for pattern, replacement in replacements:
        found = re.search(pattern, shell, flags=re.DOTALL)
        if found:
            shell = shell[: found.start()] + replacement + shell[found.end() :]
    return shell


def _own_colours() -> str:
    definition = current_definition()
    return colours(definition) if isinstance(definition, Definition) else ""
