"""What a browser is told to fetch in good time, and what is pressed before the app is there."""

from diagnosis.ui.platform.http.bundles import encoding_of
from diagnosis.ui.platform.streamlit_internals.early_parts import NAMES, early_bundles, static_folder
from diagnosis.ui.server.shell import shell_as_sent


def test_every_bundle_that_is_named_is_there_and_linked() -> None:
    bundles = early_bundles()
    assert {name for name in NAMES if any(bundle.startswith(f"{name}.") for bundle in bundles)} == set(NAMES)
    folder, shell = shell_as_sent()
    assert folder == static_folder()
    assert (folder / "index.html").is_file()
    for bundle in bundles:
        assert f'href="./static/js/{bundle}"' in shell


def test_the_smallest_encoding_that_is_accepted_is_chosen() -> None:
    assert encoding_of("gzip, deflate, br;q=1.0") == "br"
    assert encoding_of("gzip") == "gzip"
    assert encoding_of("identity, brotli") == ""
