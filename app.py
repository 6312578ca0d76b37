"""The server: the Streamlit script in `diagnosis/ui/main.py` with what belongs to its start.

Run with `streamlit run app.py`.
"""

import streamlit as st

from diagnosis.ui.access.link import check_token
from diagnosis.ui.server import explain_error, lifespan, middleware

check_token()
app = st.App(
    "diagnosis/ui/main.py",
    lifespan=lifespan,
    middleware=middleware(),
    on_script_error=explain_error,
)
