"""The page that a browser gets first, made ours: language, title, and words before any script runs."""

import html
import re
from pathlib import Path
from urllib.parse import quote

from diagnosis.definition.model import Definition
from diagnosis.live.files import definitions
from diagnosis.look import FONT_STACK, GROUND, GROUND_DARK, INK, INK_DARK, LINES, LINES_DARK
from diagnosis.palette import palette_of
from diagnosis.texts import LANGUAGES, Language, text
from diagnosis.ui.kit.brand import look_of
from diagnosis.ui.platform.assets import asset
from diagnosis.ui.platform.html import render
from diagnosis.ui.platform.streamlit_internals.early_parts import early_links, static_folder
from diagnosis.wording.contacts import contacts_of
from diagnosis.wording.voice import Voice

_STYLED = ("kit", "visitor", "consultant", "owner")
"""The folders of components with a style sheet for Streamlit's page, in their order."""


def branded_shell(shell: str, language: Language) -> str:
    """Streamlit's page shell in `language`, with the product's title, opening words and style.

    A part that is missing in the shell is skipped, so that a change in Streamlit
    costs a translation and never the page.
    """

    known = definitions().in_use
    title, tagline, noscript = (
        html.escape(text(language, key)) for key in ("app.title", "app.tagline", "app.noscript")
    )
    # Before Streamlit's own scripts, whose keys and websockets they see first.
    guards = "".join(
        f"<script>{asset(f'kit/shell/{name}.js')}</script>" for name in ("conversion", "connection")
    )
    styles = "".join(asset(f"{audience}/style.css") for audience in _STYLED)
    blocked = _blocked(known, language)
    description = f'<meta name="description" content="{tagline}" />'
    replacements = (
        (r'<html lang="[^"]*">', f'<html lang="{language}">'),
        (r"<title>.*?</title>", f"<title>{title}</title>"),
        (r"<noscript>.*?</noscript>", f"<noscript><p>{noscript}</p></noscript>"),
        (
            r'<div id="root"></div>',
            f'<div id="root">{_opening(known, language)}</div>{blocked}{guards}',
        ),
        (
            r'<link rel="shortcut icon"[^>]*>',
            f'<link rel="icon" href="data:image/svg+xml,{quote(asset("icon.svg"))}" />',
        ),
        # The font that Streamlit preloads is not the one that is used.
        (r'<link\s+rel="preload"[^>]*as="font"[^>]*/>', ""),
        # Nothing here is offered to programs (the interface behind it is off).
        (r'<!--(?:(?!-->).)*service-desc.*?-->|<link rel="service-desc"[^>]*/>', ""),
        # Behind Streamlit's own styles, which it puts into the head.
        (r"</body>", f"<style>{styles}{look_of(known)}</style></body>"),
        (r"</head>", f"{description}{_style(known)}{early_links()}</head>"),
    )
    for pattern, replacement in replacements:
        found = re.search(pattern, shell, flags=re.DOTALL)
        if found:
            shell = shell[: found.start()] + replacement + shell[found.end() :]
    return shell


def _opening(known: Definition | None, language: Language) -> str:
    """The start as it stands before the app is there."""
    count = len(known.before_result) if known else 0
    return render(
        "server/shell_opening",
        title=text(language, "app.title"),
        heading=text(language, "start.heading"),
        lead=text(language, "start.lead"),
        begin=text(language, "start.button"),
        go_on=text(language, "start.continue"),
        loading=text(language, "app.shell-loading"),
        promise=text(language, "start.promise", count=count) if known else "",
        script=asset("kit/shell/early.js"),
    )


def _blocked(known: Definition | None, language: Language) -> str:
    """What is said where the network lets no websocket through."""
    return render(
        "server/blocked",
        heading=text(language, "app.blocked"),
        ways=text(language, "app.blocked-ways"),
        reach=text(language, "app.blocked-reach"),
        contacts=contacts_of(Voice(known, language)) if known else [],
        again=text(language, "app.blocked-again"),
    )


def _style(known: Definition | None) -> str:
    palette = palette_of(known.rulebook.provider.colour if known else "")
    return render(
        "server/shell_style",
        font=FONT_STACK,
        ink=INK,
        ink_dark=INK_DARK,
        ground=GROUND,
        ground_dark=GROUND_DARK,
        line=LINES,
        line_dark=LINES_DARK,
        brand=palette.brand,
        fill_dark=palette.fill_dark,
        link_dark=palette.link_dark,
    )


def shell_as_sent() -> tuple[Path, str]:
    """The folder of Streamlit's own files, and its page shell as visitors get it."""
    folder = static_folder()
    return folder, branded_shell((folder / "index.html").read_text("utf-8"), LANGUAGES[0])
