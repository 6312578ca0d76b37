"""The script that Streamlit runs for every interaction."""

from diagnosis.ui.app import run

run()
