"""The server: the Streamlit script in `diagnosis/ui/main.py` with what belongs to its start.

Run with `streamlit run app.py`.
"""

import streamlit as st

from diagnosis.ui.server.start import explain_error, lifespan, middleware, prepare

prepare()
app = st.App(
    "diagnosis/ui/main.py",
    lifespan=lifespan,
    middleware=middleware(),
    on_script_error=explain_error,
)
