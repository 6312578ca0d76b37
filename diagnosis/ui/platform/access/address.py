"""The consultants' link, printed when the server starts and no sign-in is set up."""

import streamlit as st

from diagnosis.settings import settings
from diagnosis.ui.platform.access.sign_in import sign_in_configured
from diagnosis.ui.platform.access.token import made_token

PAGE = "consultant"
PREVIEW = "preview"
"""The page that shows an edit to whoever makes it."""


def show_address() -> None:
    """Print the link. A token that the deployment has set is not repeated."""
    if sign_in_configured():
        return
    token = "($DIAGNOSIS_TOKEN)" if settings().token else made_token()
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    path = f"/{base}/" if base else "/"
    address = f"http://{st.get_option('browser.serverAddress')}:{st.get_option('server.port')}"
    print(f"\n  Consultants: {address}{path}?page={PAGE}#token={token}\n", flush=True)
