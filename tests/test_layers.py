"""What may be imported where, as far as the import contracts cannot say it."""

import ast
import re
import subprocess
import sys
import tomllib

from diagnosis.paths import ROOT
from diagnosis.ui.platform.streamlit_internals.page_parts import KNOWN


def test_nothing_in_the_layers_below_imports_streamlit() -> None:
    code = "import sys, diagnosis, diagnosis.cli; print('streamlit' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "False"


UI = ROOT / "diagnosis" / "ui"
PROMISED = {"streamlit", "streamlit.testing.v1"}


def imported(source: str) -> set[str]:
    """The modules that a source imports, `from streamlit import runtime` counting as `streamlit.runtime`."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = node.module == "streamlit"
            found |= {f"streamlit.{name.name}" for name in node.names} if inner else {node.module}
    return found


def test_only_the_internals_touch_what_streamlit_does_not_promise() -> None:
    for path in UI.rglob("*.py"):
        if path.parent.name != "streamlit_internals":
            used = {name for name in imported(path.read_text("utf-8")) if name.startswith("streamlit")}
            assert used <= PROMISED, path.name


def test_one_place_knows_the_names_of_streamlits_parts() -> None:
    """Style sheets use names that stand there, scripts are told them, and Python asks for them by name."""
    used = set()
    for path in (UI / "components").rglob("*.*"):
        found = re.findall(r"data-testid=[\"']?([A-Za-z-]+)", path.read_text("utf-8"))
        used |= set(found)
    assert used and used <= set(KNOWN)
    for path in (UI / "components").rglob("*.js"):
        found = re.findall(r"data-test|st-key|\.st[A-Z]|CONNECTED|role=.?radio", path.read_text("utf-8"))
        assert not found, (path.name, found)
    for path in UI.rglob("*.py"):
        if path.parent.name != "streamlit_internals":
            assert "data-testid" not in path.read_text("utf-8"), path.name


LAYERS = {
    contract["name"]: [
        {room.strip().removeprefix("diagnosis.") for room in re.split("[:|]", layer)}
        for layer in contract["layers"]
    ]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    if contract["type"] == "layers"
}
PACKAGES, ROOMS = LAYERS.values()
DATA, IMPORTS = re.findall(
    r"```mermaid\n(.*?)```", (ROOT / "docs" / "architecture.md").read_text("utf-8"), re.DOTALL
)


def drawn(drawing: str) -> tuple[set[str], set[tuple[str, str]]]:
    """The names in a drawing, and its arrows."""
    arrows = {
        tuple(re.match(r"\w+", end.strip()).group() for end in line.split("-->"))  # type: ignore[union-attr]
        for line in drawing.splitlines()
        if " --> " in line
    }
    return {name for arrow in arrows for name in arrow}, arrows  # type: ignore[return-value]


def place(layers: list[set[str]], name: str) -> int:
    return next(number for number, rooms in enumerate(layers) if name in rooms)


def test_the_drawing_of_data_shows_every_package_and_flows_upwards() -> None:
    names, arrows = drawn(DATA)
    folders = {path.parent.name for path in (ROOT / "diagnosis").glob("*/__init__.py")}
    files = {"questions", "rules"}
    assert names - files == folders
    for one, other in arrows:
        assert one in files or place(PACKAGES, one) > place(PACKAGES, other), (one, other)


def test_the_drawing_of_ui_shows_every_folder_and_imports_downwards() -> None:
    names, arrows = drawn(IMPORTS)
    assert names == set().union(*ROOMS) - {"main"}
    for one, other in arrows:
        assert place(ROOMS, one) < place(ROOMS, other), (one, other)
