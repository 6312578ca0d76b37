"""What may be imported where, as far as the import contracts cannot say it."""

import subprocess
import sys

from diagnosis.paths import ROOT


def test_nothing_in_the_layers_below_imports_streamlit() -> None:
    code = "import sys, diagnosis, diagnosis.cli; print('streamlit' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "False"
