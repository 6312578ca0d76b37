"""Modules are joined into one text that means the same, and what cannot be joined is refused by its line."""

import subprocess
from pathlib import Path
from shutil import which

import pytest

from diagnosis.ui.platform.assets import FOLDER, asset
from diagnosis.ui.platform.js_modules import ModuleError, join


def written(folder: Path, **texts: str) -> Path:
    """A folder with modules; `sub__name` stands for `sub/name.js`."""
    for name, text in texts.items():
        path = folder / (name.replace("__", "/") + ".js")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def entries() -> list[str]:
    """The modules that stand for a component: those with a default export."""
    found = sorted(FOLDER.rglob("*.js"))
    return [
        path.relative_to(FOLDER).as_posix()
        for path in found
        if "\nexport default " in "\n" + path.read_text("utf-8")
    ]


def test_each_module_comes_once_and_before_those_that_need_it(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        first='import { b } from "./parts/b.js";\nimport { c } from "./c.js";\nexport default function () {}\n',
        parts__b='import { c } from "../c.js";\nexport const b = c;\n',
        c="export const c = 1;\nconst own = 2;\n",
    )
    text = join(folder, "first.js")
    assert [line for line in text.splitlines() if line.startswith("// ")] == [
        "// c.js",
        "// parts/b.js",
        "// first.js",
    ]
    assert "import" not in text and text.count("export") == 1


@pytest.mark.skipif(which("node") is None, reason="needs Node")
def test_the_joined_text_runs_and_names_of_one_module_do_not_reach_into_another(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        first='import { add, Box } from "./a.js";\nimport { later } from "./b.js";\n'
        'const KEY = "first";\nexport default async function () { return add(KEY) + new Box().key + await later(); }\n',
        a='const KEY = "a";\nexport function add(text) { return text + KEY; }\n'
        "export class Box { key = KEY; }\n",
        b='const KEY = "b";\nexport async function later() { return KEY; }\n',
    )
    (tmp_path / "joined.mjs").write_text(join(folder, "first.js"), "utf-8")
    code = "import('./joined.mjs').then(async (module) => console.log(await module.default()))"
    done = subprocess.run(["node", "-e", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "firstaab\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('import {a} from "./a.js";', "can be joined"),
        ('import { a as b } from "./a.js";', "can be joined"),
        ("import { a } from './a.js';", "can be joined"),
        ('import a from "./a.js";', "can be joined"),
        ('import * as a from "./a.js";', "can be joined"),
        ('import "./a.js";', "can be joined"),
        ('import { a } from "a";', "can be joined"),
        ("import {", "can be joined"),
        ('  import { a } from "./a.js";', "can be joined"),
        ('const a = await import("./a.js");', "can be joined"),
        ("const here = import.meta.url;", "can be joined"),
        ("export let a = 1;", "can be joined"),
        ("export { a };", "can be joined"),
        ('export * from "./a.js";', "can be joined"),
        ('import { b } from "./a.js";', "a.js exports no b"),
        ('import { a } from "./missing.js";', "no such module: ./missing.js"),
        ('import { a } from "../outside.js";', "no such module: ../outside.js"),
        ('import { a } from "./round.js";', "first.js is imported in a circle"),
        ('import { d } from "./second.js";', "can be joined"),
    ],
)
def test_what_cannot_be_joined_is_refused_by_file_and_line(tmp_path: Path, text: str, said: str) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "outside.js").write_text("export const a = 1;\n", "utf-8")
    folder = written(
        inside,
        first=f"// first\n{text}\nexport default function () {{}}\n",
        a="export const a = 1;\n",
        round='\nimport { x } from "./first.js";\n',
        second="\nexport default function () {}\n",
    )
    with pytest.raises(ModuleError, match=r"^(first|round|second)\.js:2: ") as refused:
        join(folder, "first.js")
    assert said in str(refused.value)


def test_a_comment_may_name_a_type_of_another_module(tmp_path: Path) -> None:
    text = '/** @param {import("./types.js").Entry} entry */\nexport default function (entry) {}\n'
    assert join(written(tmp_path, first=text), "first.js") == "// first.js\n" + text


def test_every_component_can_be_joined_and_no_module_is_left_over() -> None:
    assert entries() == [
        "consultant/keeper/keeper.js",
        "consultant/presenter/presenter.js",
        "consultant/sheet/sheet.js",
        "kit/door/door.js",
        "kit/page/page.js",
        "kit/picture/picture.js",
        "kit/upload/upload.js",
        "owner/editor/editor.js",
        "room/lead/lead.js",
        "visitor/memory/memory.js",
    ]
    in_pages = [
        "kit/shell/conversion.js",
        "kit/shell/connection.js",
        "kit/shell/early.js",
        "consultant/window/window.js",
        "room/phone/phone.js",
        "room/phone/screen.js",
        "visitor/embed/embed.js",
    ]  # stand in a page itself
    joined = {
        line.removeprefix("// ")
        for name in [*entries(), *in_pages]
        for line in asset(name).splitlines()
        if line.startswith("// ")
    }
    assert {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.js")} <= joined
