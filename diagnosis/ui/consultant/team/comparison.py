"""A comparison of positions on the screen, and the files that say the same."""

import streamlit as st

from diagnosis.report.result_json import to_json
from diagnosis.report.team_json import team_document
from diagnosis.report.team_pdf import team_pdf
from diagnosis.report.team_table import team_csv, team_xlsx
from diagnosis.team.comparison import Comparison
from diagnosis.ui.consultant.team.chart import groups_chart
from diagnosis.ui.kit.chart import levels_of, show_chart
from diagnosis.ui.kit.clock import local_now
from diagnosis.ui.kit.file_button import file_button
from diagnosis.ui.kit.file_names import named as file_named
from diagnosis.ui.kit.page import Marks
from diagnosis.wording.team import bullets, comparison_text, comparison_words, group_name
from diagnosis.wording.voice import Voice

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""The media type of XLSX."""


def show_comparison(voice: Voice, comparison: Comparison) -> Marks:
    """Draw the comparison, and the files that say the same. Returns accessibility marks."""
    words = comparison_words(voice, comparison)
    with st.container(key="team-result"):
        for line in (words.lead, words.merged):
            if line:
                st.markdown(line)
        marks: Marks = {}
        for block in words.blocks:
            st.header(block.heading, anchor=False)
            if block.kind == "causes" and comparison.groups:
                marks = _chart(voice, comparison)
            if block.note:
                st.caption(block.note)
            st.markdown(bullets(block.lines))
        for line in words.withheld:
            st.markdown(line)
        for line in words.notes:
            st.caption(line)
    name, day = file_named(voice.text("table.file"), ""), local_now().date()
    with st.container(horizontal=True):
        file_button(
            voice.text("table.save-pdf"),
            lambda: team_pdf(comparison, voice, day),
            f"{name}.pdf",
            "application/pdf",
            key="team-pdf",
            kind="primary",
        )
        file_button(
            voice.text("table.save-text"),
            lambda: comparison_text(words),
            f"{name}.txt",
            "text/plain",
            key="team-text",
        )
        file_button(
            voice.text("table.save-xlsx"),
            lambda: team_xlsx(comparison, voice),
            f"{name}.xlsx",
            WORKBOOK,
            key="team-xlsx",
        )
        file_button(
            voice.text("table.save-csv"),
            lambda: team_csv(comparison, voice),
            f"{name}.csv",
            "text/csv",
            key="team-csv",
        )
        file_button(
            voice.text("table.save-json"),
            lambda: to_json(team_document(comparison, voice)),
            f"{name}.json",
            "application/json",
            key="team-json",
        )
    return marks


def _chart(voice: Voice, comparison: Comparison) -> Marks:
    groups = voice.text("team.join").join(group_name(voice, group.id) for group in comparison.groups)
    return show_chart(
        lambda ink: groups_chart(voice, comparison, levels_of(voice), ink),
        voice.text("table.chart-alt", groups=groups),
        key="team-chart",
    )
