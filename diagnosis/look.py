"""Colours and type, named once.

Style sheets, templates and Streamlit's settings cannot import them and repeat them; a test compares.
"""

INK, INK_DARK = "#1b2733", "#e8eef1"
"""Words, on a light ground and on a dark one."""
GROUND, GROUND_DARK = "#ffffff", "#12191f"
TINT, TINT_DARK, TINT_PRINT = "#eef4f5", "#1d2830", "#e8f2f3"
"""Fields and cards, beside the ground."""
BRAND, BRAND_DARK = "#0b5563", "#267a89"
"""Buttons and what is chosen: dark enough for white words."""
STRONG, STRONG_DARK = "#a8421a", "#f0a27c"
"""The one warm colour: what is strong in a result, and nothing else."""
LINK_DARK = "#7fd0dd"
LINES, LINES_DARK = "#8a9aa5", "#71838f"
"""Borders."""
MUTED = "#51606e"
"""Words of less weight, in print."""
BAR_STRONG, BAR, RANGE = "#2b8494", "#8fb3bd", "#7a8790"
"""Bars: those of a chart, and those that matter less; and the range still possible."""
ACCENTS = ("#4c7480", "#5fb4c3")
"""Bars of the consultant's panel, on light and dark."""
PROBLEM, PROBLEM_DARK = "#a3231b", "#ffb3ab"
ADDED, ADDED_DARK = "#e2f2e4", "#1d3a26"
GONE, GONE_DARK = "#fbe6e3", "#45211d"
"""Behind words that are new, and behind those that are gone."""
CODE, CODE_DARK = ("#2f5d1f", "#8a3413"), ("#b6dba4", "#f0b08e")
"""Texts and numbers of a file in the editor."""
RULES_PRINT = ("#c9d3d9", "#eef1f3")
"""Lines and stripes of tables, in print."""
BLACK = "#000000"
"""For codes that cameras read."""

FONTS = (
    "'Hiragino Kaku Gothic ProN'",
    "'Hiragino Sans'",
    "'BIZ UDPGothic'",
    "'Yu Gothic UI'",
    "'Meiryo'",
    "'Noto Sans JP'",
    "'Noto Sans CJK JP'",
    "system-ui",
    "sans-serif",
)
"""The type of screens: what a visitor's own machine has, so that none has to be fetched."""
FONT_STACK = ", ".join(FONTS)
