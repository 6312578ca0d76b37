"""Made files get addresses that nobody can work out."""

import hashlib
import secrets
from typing import Any

from streamlit.runtime import memory_media_file_storage as storage

from diagnosis.settings import settings


def keep_names_secret() -> None:
    """From now on, the address of a file hangs on a secret of this process too.

    Streamlit names a file by the hash of its content (1.67, `_calculate_file_id`): whoever guesses
    the content could ask whether somebody has just fetched it. Where a later Streamlit names files
    otherwise, nothing is changed.
    """
    name = getattr(storage, "_calculate_file_id", None)
    if name is None or not settings().streamlit_internals:
        return
    key = secrets.token_bytes(32)

    def secret_name(*content: Any, **named: Any) -> str:
        return hashlib.blake2b(name(*content, **named).encode(), key=key, digest_size=28).hexdigest()

    storage._calculate_file_id = secret_name
