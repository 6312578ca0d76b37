"""A firm's logo as documents print it."""

import base64
import logging
import struct
from functools import lru_cache
from pathlib import Path

import typst

from diagnosis.definition.logo import Logo
from diagnosis.report.loaded_fonts import load_fonts

_LOG = logging.getLogger(__name__)


class UnprintableLogoError(ValueError):
    """The typesetter cannot print the picture; the text says why."""


def printed_logo(logo: Logo) -> str:
    """The logo as SVG; empty where it cannot be printed, so that documents do without it."""
    try:
        return checked_logo(logo)
    except UnprintableLogoError as error:
        _LOG.warning("the logo is left out of documents: %s", error)
        return ""


def checked_logo(logo: Logo) -> str:
    """The logo as SVG, typeset once. Raises UnprintableLogoError."""
    svg, problem = _typeset(logo)
    if problem:
        raise UnprintableLogoError(problem)
    return svg


@lru_cache(8)
def _typeset(logo: Logo) -> tuple[str, str]:
    """The logo as SVG, and why it cannot be printed; one of them is empty."""
    try:
        svg = _as_svg(logo)
        typst.compile(
            str(Path(__file__).with_name("logo.typ")),
            format="pdf",
            font_paths=load_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"logo": svg},
            pdf_standards=["ua-1"],
            timestamp=0,
        )
    except (RuntimeError, ValueError, struct.error) as error:
        return "", str(error).strip().splitlines()[0]
    return svg, ""


def _as_svg(logo: Logo) -> str:
    """The logo as text, since only text goes into a template; a PNG is laid into an SVG."""
    if logo.kind == "svg":
        return logo.content.decode("utf-8", "replace")
    width, height = struct.unpack(">II", logo.content[16:24])
    address = "data:image/png;base64," + base64.b64encode(logo.content).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="{address}"/></svg>'
    )
