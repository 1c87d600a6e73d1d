"""What is shipped, what `import fazhi` gives and costs, and that the README says what is true."""

from __future__ import annotations

import ast
import importlib
import pickle
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import fazhi

ROOT = Path(__file__).resolve().parents[1]


def test_every_public_name_is_there_and_none_is_forgotten() -> None:
    tree = ast.parse((ROOT / "src/fazhi/__init__.py").read_text(encoding="utf-8"))
    typed = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("fazhi")
        for alias in node.names
    }
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")}
    public = set(fazhi.__all__)
    assert public == set(fazhi._HOME) | functions
    assert set(fazhi._HOME) <= typed
    for name in public:
        assert getattr(fazhi, name).__doc__, name
    assert public <= set(dir(fazhi))
    with pytest.raises(AttributeError, match="no attribute 'frog'"):
        _ = fazhi.frog


def test_functions_keep_their_names_whatever_is_imported() -> None:
    for module in ("fazhi.parse.pipeline", "fazhi.read.reader", "fazhi.check.runner"):
        importlib.import_module(module)
    code = "import fazhi.read.reader, fazhi.parse.pipeline, fazhi.check.runner; fazhi.check(fazhi.parse('受理12件。'))"
    subprocess.run([sys.executable, "-c", code], check=True)
    assert callable(fazhi.read)
    assert callable(fazhi.parse)
    assert callable(fazhi.check)


def test_import_loads_no_heavy_module() -> None:
    code = "import sys, fazhi; print(*sys.modules)"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    )
    heavy = {"attr", "attrs", "cattrs", "click", "rich", "dateutil", "lxml", "json", "tomllib", "hashlib"}
    assert not heavy & loaded
    assert [m for m in loaded if m.startswith("fazhi.")] == ["fazhi.display"]


def test_values_survive_pickling() -> None:
    report = fazhi.parse("一、主要成效\n\n清理文件9件，其中保留4件、修改2件、废止1件。")
    result = fazhi.check(report)
    for value in (report, result, report.figures[0].quantity, *result.findings):
        assert pickle.loads(pickle.dumps(value)) == value
    with pytest.raises(fazhi.ReadError) as caught:
        fazhi.read(b"")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.reason_zh) == (str(caught.value), caught.value.reason_zh)


def test_the_wheel_has_everything_that_the_package_needs(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("*.whl")
    shipped = set(zipfile.ZipFile(wheel).namelist())
    kept = {p.relative_to(ROOT / "src").as_posix() for p in (ROOT / "src/fazhi").rglob("*") if p.is_file()}
    kept = {name for name in kept if "__pycache__" not in name and not Path(name).name.startswith(".")}
    assert kept <= shipped
    assert any(name.endswith("licenses/LICENSE") for name in shipped)
    assert wheel.name.startswith(f"fazhi-{fazhi.__version__}-")


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_the_readme_begins_with_two_commands_that_exist(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    commands = re.findall(r"```shell\n(.+)\n```", text)
    assert commands == ["python3 tools/demo.py", "python3 tools/verify.py"]
    for command in commands:
        assert (ROOT / command.split()[1]).is_file()
    assert text.index(commands[1]) < 2500


def test_continuous_integration_runs_the_readme_command() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert re.findall(r"^exec (.+)$", script, re.M) == ["python3 tools/verify.py"]


def test_documents_link_to_files_that_exist() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} -> {target}"
