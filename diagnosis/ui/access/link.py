"""The consultants' link, printed when the server starts and no sign-in is set up."""

from streamlit import config

from diagnosis.ui.access.sign_in import sign_in_configured
from diagnosis.ui.access.token import ENVIRONMENT, made_token, own_token

PAGE = "consultant"


def show_link() -> None:
    """Print the link. A token that the deployment has set is not repeated."""
    if sign_in_configured():
        return
    token = f"(${ENVIRONMENT})" if own_token() else made_token()
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    path = f"/{base}/" if base else "/"
    address = f"http://{config.get_option('browser.serverAddress')}:{config.get_option('server.port')}"
    print(f"\n  Consultants: {address}{path}?page={PAGE}#token={token}\n", flush=True)
