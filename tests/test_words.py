"""Code and comments are in plain English: names are nouns or verbs, and sentences name the thing."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from diagnosis.paths import ROOT

SOURCES = [
    path
    for folder in ("diagnosis", "benchmarks", "tests")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in (".py", ".js") and "vendor" not in path.parts and path != Path(__file__)
]
NAMES = {"told"}
PHRASES = re.compile(
    r"\bso many\b|(?<!there )\bis no\b(?! longer)|\bwhat (?:\w+ ){0,2}(?:(?:does|do|can|has|have|is|are) not|cannot)\b",
    re.IGNORECASE,
)


def comments(path: Path, source: str) -> Iterator[str]:
    """The comments and docstrings of a file."""
    if path.suffix == ".js":
        yield from re.findall(r"^\s*//.*|/\*\*.*?\*/", source, re.MULTILINE | re.DOTALL)
        return
    yield from (
        token.string
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    )
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            yield node.value.value


def names(source: str) -> Iterator[str]:
    """What a Python file names: variables, arguments, functions and classes."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name


@pytest.mark.parametrize("folder", ["diagnosis", "benchmarks"])
def test_sentences_name_the_thing(folder: str) -> None:
    found = [
        (path.relative_to(ROOT).as_posix(), match.group())
        for path in SOURCES
        if path.is_relative_to(ROOT / folder)
        for comment in comments(path, path.read_text("utf-8"))
        for match in PHRASES.finditer(" ".join(comment.split()))
    ]
    assert found == []


@pytest.mark.parametrize("folder", ["diagnosis", "benchmarks"])
def test_names_are_nouns_or_verbs(folder: str) -> None:
    found = [
        (path.relative_to(ROOT).as_posix(), name)
        for path in SOURCES
        if path.is_relative_to(ROOT / folder) and path.suffix == ".py"
        for name in names(path.read_text("utf-8"))
        if name in NAMES
    ]
    assert found == []
