"""The server: the Streamlit script in `diagnosis/ui/main.py` with what belongs to its start.

Run with `streamlit run app.py`, or `diagnosis serve` where the package is installed.
"""

import streamlit as st

from diagnosis.ui.server.start import SCRIPT, explain_error, lifespan, middleware, prepare, routes

prepare()
app = st.App(
    SCRIPT,
    lifespan=lifespan,
    routes=routes(),
    middleware=middleware(),
    on_script_error=explain_error,
)
