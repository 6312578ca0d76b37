"""Joins a component's JavaScript modules into the one text that Streamlit serves.

The browser gets that text without an address, so that it cannot follow an import in it. What may
stand in a module is kept so narrow that a line tells what it is; all else is an error.
"""

import re
from pathlib import Path

_IMPORT = re.compile(r'import \{ (\w+(?:, \w+)*) \} from "(\.\.?/[a-z_./]+\.js)";')
_EXPORT = re.compile(r"export (?=(?:async function|function|const|class) (\w+)\b)")
_DEFAULT = re.compile(r"export default (?:async )?function\b")
_STRAY = re.compile(r"\s*(?:import|export)\b")
_COMMENT = re.compile(r"\s*(?://|/?\*)")
_DYNAMIC = re.compile(r"\bimport\s*[(.]")


class ModuleError(Exception):
    """A module that cannot be joined; says in which file and line."""

    def __init__(self, name: str, line: int, what: str) -> None:
        super().__init__(f"{name}:{line}: {what}")


def join(folder: Path, entry: str) -> str:
    """The text of the module `entry` in `folder`, after those that it needs, each once.

    Every module but the entry is a function called once, so that its names are its own.
    Raises ModuleError.
    """
    modules = _Modules(folder.resolve())
    text = modules.text_of(entry, ())
    return "".join([*modules.joined, text])


class _Modules:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._exports: dict[str, set[str]] = {}
        self.joined: list[str] = []

    def text_of(self, name: str, needed_by: tuple[str, ...]) -> str:
        """The text of a module with its imports resolved. What it imports is joined by then."""
        lines: list[str] = []
        exports: set[str] = set()
        text = (self._folder / name).read_text(encoding="utf-8")
        for number, line in enumerate(text.splitlines(), 1):
            found = _IMPORT.fullmatch(line)
            if found:
                module = self._resolve(name, number, found[2], (*needed_by, name))
                for wanted in found[1].split(", "):
                    if wanted not in self._exports[module]:
                        raise ModuleError(name, number, f"{module} exports no {wanted}")
                lines.append(f"const {{ {found[1]} }} = {_object(module)};")
            elif _DEFAULT.match(line) and not needed_by:
                lines.append(line)
            elif exported := _EXPORT.match(line):
                exports.add(exported[1])
                lines.append(line[exported.end() :])
            else:
                _refuse_stray(name, number, line)
                lines.append(line)
        self._exports[name] = exports
        return f"// {name}\n" + "\n".join(lines) + "\n"

    def _resolve(self, name: str, number: int, address: str, needed_by: tuple[str, ...]) -> str:
        path = (self._folder / name).parent.joinpath(address).resolve()
        if not path.is_relative_to(self._folder) or not path.is_file():
            raise ModuleError(name, number, f"no such module: {address}")
        module = path.relative_to(self._folder).as_posix()
        if module in needed_by:
            raise ModuleError(name, number, f"{module} is imported in a circle")
        if module not in self._exports:
            text = self.text_of(module, needed_by)
            names = ", ".join(sorted(self._exports[module]))
            self.joined.append(f"const {_object(module)} = (() => {{\n{text}return {{ {names} }};\n}})();\n")
        return module


def _object(module: str) -> str:
    """The name of the object that holds what a module exports; none of our own names has a `$`."""
    return module.removesuffix(".js").replace("/", "$") + "$"


def _refuse_stray(name: str, number: int, line: str) -> None:
    """Refuse what no line above has understood. Comments may name a type by `import("./x.js")`."""
    if _STRAY.match(line) or (_DYNAMIC.search(line) and not _COMMENT.match(line)):
        raise ModuleError(
            name,
            number,
            'only `import { a, b } from "./x.js";`, `export function`, `export const`, `export class` and,'
            f" in the first module, `export default function` can be joined; this cannot: {line.strip()}",
        )
