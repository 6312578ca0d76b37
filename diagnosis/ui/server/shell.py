"""The page that a browser gets first, made ours: language, title, and words before any script runs."""

import html
import re
from urllib.parse import quote

from diagnosis.look import FONT_STACK, GROUND_DARK, INK, INK_DARK
from diagnosis.texts import Language, text
from diagnosis.ui.assets import asset

_STYLE = (
    f"<style>#shell{{font-family:{FONT_STACK};max-width:44rem;margin:0 auto;padding:3.5rem 1rem;"
    f"line-height:1.7;color:{INK}}}#shell h1{{font-size:1.6rem;line-height:1.45}}"
    f"@media(prefers-color-scheme:dark){{html{{background:{GROUND_DARK}}}#shell{{color:{INK_DARK}}}}}</style>"
)


def branded_shell(shell: str, language: Language) -> str:
    """Streamlit's page shell in `language`, with the product's title, opening words and style.

    What cannot be found in the shell is left as it is, so that a change in Streamlit
    costs a translation and never the page.
    """

    def words(key: str) -> str:
        return html.escape(text(language, key))

    opening = (
        f'<div id="shell"><p>{words("app.title")}</p><h1>{words("start.heading")}</h1>'
        f"<p>{words('start.lead')}</p><p>{words('app.shell-loading')}</p></div>"
    )
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
        (r"</body>", f"<style>{asset('style.css')}</style></body>"),
        (r"</head>", f'<meta name="description" content="{words("app.tagline")}" />{_STYLE}</head>'),
    )
    for pattern, replacement in replacements:
        found = re.search(pattern, shell, flags=re.DOTALL)
        if found:
            shell = shell[: found.start()] + replacement + shell[found.end() :]
    return shell
