"""A firm's colour: what follows from it can be read and seen, whatever it is."""

from hypothesis import given
from hypothesis import strategies as st

from diagnosis.look import BRAND, GROUND, GROUND_DARK, INK, INK_DARK
from diagnosis.palette import contrast, palette_of, readable, readable_on_white, with_luminance

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_is_that_of_the_guidelines() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54
    assert not readable_on_white("#777777")


@given(colours)
def test_the_shade_that_is_offered_can_be_read(colour: str) -> None:
    assert readable_on_white(readable(colour))
    if readable_on_white(colour):
        assert contrast(readable(colour), colour) < 1.05


@given(colours)
def test_every_colour_of_a_palette_has_the_contrast_that_it_needs(colour: str) -> None:
    palette = palette_of(readable(colour))
    assert contrast(palette.fill_dark, GROUND) >= 4.5
    assert contrast(palette.fill_dark, GROUND_DARK) >= 3
    assert contrast(palette.line_dark, GROUND_DARK) >= 4.5
    assert contrast(palette.link_dark, GROUND_DARK) >= 7
    for tint in (palette.tint, palette.tint_print):
        assert contrast(tint, INK) >= 7
        assert contrast(tint, palette.brand) >= 3


def test_hue_stays() -> None:
    assert with_luminance("#ff0000", 0.1)[3:] == "0000"
    assert contrast(with_luminance(BRAND, 0.15), INK_DARK) > 4
