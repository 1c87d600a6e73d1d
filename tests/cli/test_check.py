"""`fazhi check` as a user meets it: what goes where, exit codes, and inputs that are wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import resources
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from fazhi.cli import main

CLEAN = (
    "某县人民政府关于2023年度法治政府建设情况的报告\n\n一、主要成效\n\n"
    "清理规范性文件9件，其中保留4件、修改2件、废止3件。\n"
)
WRONG = CLEAN.replace("9件", "8件")
DEMO = (resources.files("fazhi") / "data" / "demo.txt").read_text(encoding="utf-8")


def run(*arguments: str | Path, stdin: bytes | None = None, **environment: str) -> Result:
    """The command line with these arguments, in English unless the environment says otherwise."""
    env = {"LC_ALL": "en_US.UTF-8", "LC_MESSAGES": None, "LANG": None, "NO_COLOR": None} | environment
    result = CliRunner(env=env).invoke(main, [str(a) for a in arguments], input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a clean report and a wrong one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "wrong.txt").write_text(WRONG, encoding="utf-8")
    return tmp_path


def test_clean_report(folder: Path) -> None:
    result = run("check", "clean.txt", "--ignore", "parts")
    assert result.exit_code == 0
    assert result.stdout.startswith("1 report, ")
    assert result.stdout.count("\n") == 1
    assert result.stderr == ""


def test_a_finding_stands_at_its_place(folder: Path) -> None:
    result = run("check", "wrong.txt", "--ignore", "parts")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0].startswith("wrong.txt:5:8: error sum ")
    assert "4 + 2 + 3 = 9" in lines[0]
    line = lines[1].removeprefix("    ")
    assert line == WRONG.splitlines()[4]
    before = line[: line.index("8件")]
    assert lines[2] == "    " + "  " * len(before) + "^^^          ~~~      ~~~      ~~~"


@pytest.mark.parametrize(("end", "line"), [("\n", 5), ("\r\n", 5), ("\r", 5)])
def test_lines_are_counted_at_every_kind_of_line_end(folder: Path, end: str, line: int) -> None:
    (folder / "a.txt").write_bytes(WRONG.replace("\n", end).encode())
    assert f"a.txt:{line}:8: error" in run("check", "a.txt").stdout


def test_chinese_by_option_and_by_locale(folder: Path) -> None:
    by_option = run("check", "wrong.txt", "--lang", "zh")
    by_locale = run("check", "wrong.txt", LC_ALL="zh_CN.UTF-8")
    assert by_option.stdout == by_locale.stdout
    assert "错误 sum" in by_option.stdout
    assert by_option.stdout.splitlines()[-1].startswith("共 1 份报告")
    assert "error sum" in run("check", "wrong.txt", "--lang", "en", LC_ALL="zh_CN.UTF-8").stdout


def test_standard_input(folder: Path) -> None:
    result = run("check", "-", stdin=WRONG.encode("gb18030"))
    assert result.exit_code == 1
    assert result.stdout.startswith("<stdin>:5:8: error")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_other_encodings_are_simply_read(folder: Path, encoding: str) -> None:
    (folder / "a.txt").write_bytes(WRONG.encode(encoding))
    result = run("check", "a.txt", "--ignore", "parts")
    assert result.stdout.startswith("a.txt:5:8: error sum")
    assert result.stderr == ""


def test_a_folder_is_searched_and_hidden_files_are_not(folder: Path) -> None:
    inside = folder / "报告" / "2023"
    inside.mkdir(parents=True)
    (inside / "b.md").write_text(WRONG, encoding="utf-8")
    (inside / ".c.txt").write_text(WRONG, encoding="utf-8")
    (inside / "~$d.docx").write_bytes(b"lock")
    (inside / "notes.py").write_text("x", encoding="utf-8")
    result = run("check", "报告", "--ignore", "parts")
    assert result.exit_code == 1
    assert f"{Path('报告', '2023', 'b.md')}:5:8: error" in result.stdout
    assert "1 report, " in result.stdout


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    result = run("check", "wrong.txt", folder / "wrong.txt", ".", "--ignore", "parts")
    assert result.stdout.splitlines()[-1].startswith("2 reports, ")
    assert result.stdout.count("error sum") == 1


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda p: None, "there is no such file"),
        (lambda p: p.write_bytes(b""), "the file is empty"),
        (lambda p: p.write_bytes(b"\n \n"), "the file is empty"),
        (lambda p: p.write_bytes(bytes(range(256)) * 9), "not a text file"),
        (lambda p: p.write_bytes("¿Qué? ÀÉÎ µ÷ß\n".encode("cp1252") * 20), "the encoding is not recognised"),
        (lambda p: p.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(99)), "save it as .docx"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_others_go_on(folder: Path, make: object, sentence: str) -> None:
    assert callable(make)
    make(folder / "bad.txt")
    result = run("check", "bad.txt", "wrong.txt")
    assert result.exit_code == 3
    assert result.stderr.startswith("fazhi: bad.txt: ")
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1
    assert "wrong.txt:5:8: error sum" in result.stdout


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may read every file")
def test_a_file_without_permission(folder: Path) -> None:
    (folder / "wrong.txt").chmod(0)
    result = run("check", "wrong.txt")
    assert (result.exit_code, result.stderr) == (3, "fazhi: wrong.txt: no permission to read this file\n")


def test_wrong_usage_is_2(folder: Path) -> None:
    (folder / "empty").mkdir()
    for arguments in (
        ["check"],
        ["check", "empty"],
        ["check", "clean.txt", "empty"],
        ["check", "clean.txt", "--format", "xml"],
        ["check", "clean.txt", "--only", "nonsense"],
        ["check", "clean.txt", "--severity", "sum=loud"],
        ["check", "clean.txt", "-o", str(folder / "no" / "such" / "folder.txt")],
        ["nonsense"],
    ):
        result = run(*arguments)
        assert result.exit_code == 2, arguments
        assert "Error: " in result.stderr
        assert result.stdout == ""


def test_fail_on_sets_what_makes_the_exit_code_1(folder: Path) -> None:
    codes = {level: run("check", "wrong.txt", "--fail-on", level).exit_code for level in ("error", "never", "info")}
    assert codes == {"error": 1, "never": 0, "info": 1}
    lowered = ["check", "wrong.txt", "--severity", "sum=warning", "--ignore", "parts"]
    assert run(*lowered).exit_code == 0
    assert run(*lowered, "--fail-on", "warning").exit_code == 1
    assert run("check", "clean.txt", "--fail-on", "info", "--ignore", "parts").exit_code == 0


def test_rules_are_chosen(folder: Path) -> None:
    assert run("check", "wrong.txt", "--ignore", "sum").exit_code == 0
    assert run("check", "wrong.txt", "--only", "date").exit_code == 0
    assert run("check", "wrong.txt", "--only", "sum").exit_code == 1


def test_findings_are_silenced_with_a_reason(folder: Path) -> None:
    entry = '[[silence]]\nrule = "sum"\nfigures = ["8件"]\nreason = "另有一件待定"\n'
    (folder / "ok.toml").write_text(entry, encoding="utf-8")
    assert run("check", "wrong.txt", "--silence", "ok.toml").exit_code == 0
    assert "ok.toml" in run("check", "wrong.txt", "--silence", "no/ok.toml").stderr
    (folder / "bad.toml").write_text("[[silence]]\nrule = 5\n", encoding="utf-8")
    for bad in ("bad.toml", "no/ok.toml"):
        assert run("check", "wrong.txt", "--silence", bad).exit_code == 2


def test_machine_formats_are_whole_documents(folder: Path) -> None:
    def of(form: str) -> str:
        result = run("check", "wrong.txt", "gone.txt", "--format", form)
        assert result.exit_code == 3
        return result.stdout

    record = json.loads(of("json"))
    (found,) = (f for f in record["findings"] if f["severity"] == "error")
    assert (found["file"], found["line"], found["column"], found["text"]) == ("wrong.txt", 5, 8, "8件")
    assert record["failures"] == [{"file": "gone.txt", "reason": "there is no such file"}]
    assert [json.loads(line)["record"] for line in of("jsonl").splitlines()][-1] == "summary"
    assert json.loads(of("sarif"))["runs"][0]["results"][0]["level"] in {"error", "note"}
    assert ElementTree.fromstring(of("junit")).find(".//error") is not None
    assert any(line.startswith("::error file=wrong.txt,line=5,col=8") for line in of("github").splitlines())


def test_output_to_a_file(folder: Path) -> None:
    result = run("check", "wrong.txt", "-o", "out.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "wrong.txt:5:8: error sum" in (folder / "out.txt").read_text(encoding="utf-8")


def test_a_report_without_line_breaks_is_shown_about_the_place(folder: Path) -> None:
    (folder / "one.txt").write_text("全市依法行政工作扎实推进。" * 500 + WRONG.splitlines()[4], encoding="utf-8")
    lines = run("check", "one.txt", "--only", "sum").stdout.splitlines()
    assert lines[0].startswith("one.txt:1:6508: error")
    assert "…" in lines[1]
    assert "8件" in lines[1]
    assert len(lines[1]) < 110


def test_colour_only_where_it_is_wanted(folder: Path) -> None:
    plain = run("check", "wrong.txt").stdout
    assert "\x1b" not in plain


def test_the_example_report_has_its_three_faults() -> None:
    result = run("demo")
    assert result.exit_code == 0
    heads = [line for line in result.stdout.splitlines() if line.startswith("demo.txt:")]
    assert [(line.split()[1], line.split()[2]) for line in heads] == [
        ("error", "sum"),
        ("warning", "rate"),
        ("error", "date"),
    ]
    assert run("demo", "--text").stdout == DEMO


def test_a_closed_pipe_is_quiet(folder: Path) -> None:
    (folder / "many.txt").write_text(WRONG * 4000, encoding="utf-8")
    code = "import sys; from fazhi.cli import main; main(['show', 'many.txt'])"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_large_text_is_read(folder: Path) -> None:
    text = CLEAN + "一是推进严格规范公正文明执法，持续优化营商环境。\n" * 80_000 + WRONG.splitlines()[4]
    (folder / "large.txt").write_text(text, encoding="utf-8")
    assert run("check", "large.txt", "--only", "sum").exit_code == 1


def test_every_command_explains_itself() -> None:
    for command in ("check", "show", "table", "rules", "demo"):
        result = run(command, "--help")
        assert result.exit_code == 0
        assert "Usage: " in result.stdout
        assert command in run("--help").stdout


def test_rules_have_pages() -> None:
    listed = run("rules").stdout
    assert "sum" in listed
    assert "date" in listed
    page = run("rules", "sum", "--lang", "zh").stdout
    assert page.startswith("sum (错误): ")
    assert run("rules", "frog").exit_code == 2


def test_show_tells_what_was_read(folder: Path) -> None:
    shown = run("show", "clean.txt", "--lang", "zh").stdout
    for part in ("题头", "章节", "数据 (4)", "指标", "举措", "2023", "主要成效"):
        assert part in shown
    assert "数据" not in run("show", "clean.txt", "--lang", "zh", "--only", "heading").stdout
    from fazhi import load, parse

    dumped = json.loads(run("show", "clean.txt", "--format", "json").stdout)
    assert load(dumped).figures == parse(CLEAN).figures


def test_table_has_a_row_for_each_indicator(folder: Path) -> None:
    import csv
    import io

    (folder / "demo.txt").write_text(DEMO, encoding="utf-8")
    result = run("table", "demo.txt")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert len(rows) >= 10
    (received,) = (r for r in rows if r["indicator"] == "reconsideration.received")
    assert (received["value"], received["unit"], received["report_year"]) == ("1248", "件", "2023")
    assert DEMO[int(received["start"]) : int(received["end"])] == "1248件"
    assert run("table", "demo.txt", "-o", "out.csv").exit_code == 0
    assert (folder / "out.csv").read_bytes().startswith(b"\xef\xbb\xbffile,")
    assert run("table", "demo.txt", "-o", "out.jsonl").exit_code == 0
    lines = (folder / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["value"] for line in lines] == [r["value"] for r in rows]
