"""JUnit XML: a test suite for each report, a failed test for each finding, for build servers that show nothing else."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from xml.etree import ElementTree

from fazhi.model import CheckResult, Finding, Report, Severity
from fazhi.write.order import Sources, in_order
from fazhi.write.text import finding_lines, place
from fazhi.write.words import Language, say
from fazhi.write.xml import clean

__all__ = ["junit"]


def junit(
    result: CheckResult,
    reports: Sequence[Report],
    failures: Sequence[tuple[str, str]] = (),
    language: Language = "zh",
    *,
    failing: Collection[Severity] = (Severity.ERROR,),
) -> str:
    """The result as XML: findings of a severity in `failing` are failures, the others are skipped tests.

    A report without findings has one passed test, so that it is seen to have been examined.
    """
    sources = Sources(reports)
    root = ElementTree.Element("testsuites", name="fazhi")
    names: dict[str, list[Finding]] = {report.name or "-": [] for report in reports}
    for finding in in_order(result, sources):
        names.setdefault(finding.report or "-", []).append(finding)
    for name, findings in names.items():
        bad = sum(finding.severity in failing for finding in findings)
        suite = _suite(root, name, max(1, len(findings)), failures=bad, skipped=len(findings) - bad)
        if not findings:
            ElementTree.SubElement(suite, "testcase", classname=clean(name), name="figures")
        for finding in findings:
            case = ElementTree.SubElement(
                suite, "testcase", classname=clean(name), name=clean(f"{finding.rule} {place(finding, sources)}")
            )
            kind = "failure" if finding.severity in failing else "skipped"
            message = clean(say(finding.message, language))
            detail = ElementTree.SubElement(case, kind, type=finding.severity.value, message=message)
            detail.text = clean("\n".join(finding_lines(finding, sources, language)))
    for name, reason in failures:
        suite = _suite(root, name, 1, errors=1)
        case = ElementTree.SubElement(suite, "testcase", classname=clean(name), name="read")
        ElementTree.SubElement(case, "error", message=clean(reason))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode")


def _suite(root: ElementTree.Element, name: str, tests: int, **counts: int) -> ElementTree.Element:
    numbers = {"tests": tests, "failures": 0, "errors": 0, "skipped": 0} | counts
    return ElementTree.SubElement(root, "testsuite", {"name": clean(name)} | {k: str(v) for k, v in numbers.items()})
