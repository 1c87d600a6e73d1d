"""Opens the web page of the example report in headless Chromium and follows its links: `python tools/browser.py`.

Needs Chromium (`chromium`, or the program named by --browser) and an installed fazhi. Screenshots at the width of a
phone and of a desk, light and dark, are written to build/browser to be looked at; the exit code is 1 where a link does
not arrive or the page is wider than a phone.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from importlib import resources
from pathlib import Path

import fazhi
from fazhi.write.page import page_lines

OUT = Path(__file__).resolve().parent.parent / "build" / "browser"
FOLLOW = """<script>
for (const link of document.querySelectorAll("section a")) {
  link.click();
  const target = document.getElementById(link.hash.slice(1)), top = target.getBoundingClientRect().top;
  document.body.append(`[followed ${link.hash} ${target.matches(":target") && top >= 0 && top < innerHeight}]`);
}
document.body.append(`[wide ${document.documentElement.scrollWidth > innerWidth}]`);
</script></body>"""
VIEWS = {"phone": "390,1600", "desk": "1280,1600"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--browser", default="chromium", help="the program to run")
    browser = shutil.which(parser.parse_args().browser)
    if browser is None:
        sys.exit("no Chromium found; name its program with --browser")
    OUT.mkdir(parents=True, exist_ok=True)
    report = fazhi.read((resources.files("fazhi") / "data" / "demo.txt").read_bytes(), name="demo.txt")
    result = fazhi.check(report)
    page = "\n".join(page_lines(result, [report]))
    (OUT / "page.html").write_text(page, encoding="utf-8")
    (OUT / "follow.html").write_text(page.replace("</body>", FOLLOW), encoding="utf-8")
    common = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=2000"]
    for name, size in VIEWS.items():
        for scheme, flags in {"light": [], "dark": ["--force-dark-mode"]}.items():
            shot = [*flags, f"--window-size={size}", f"--screenshot={OUT / f'{name}-{scheme}.png'}"]
            url = (OUT / "page.html").as_uri()
            subprocess.run([*common, *shot, url], check=True, capture_output=True, timeout=120)
    url = (OUT / "follow.html").as_uri()
    dump = subprocess.run(
        [*common, f"--window-size={VIEWS['phone']}", "--dump-dom", url],
        check=True, capture_output=True, encoding="utf-8", timeout=120,
    ).stdout  # fmt: skip
    followed = re.findall(r"\[followed (#\w+) (true|false)\]", dump)
    print(*(f"{link} {'arrives' if arrived == 'true' else 'DOES NOT ARRIVE'}" for link, arrived in followed), sep="\n")
    good = len(followed) == len(result.findings) and all(arrived == "true" for _, arrived in followed)
    print(f"fits a phone: {'yes' if '[wide false]' in dump else 'NO'}; screenshots in {OUT}")
    return int(not (good and "[wide false]" in dump))


if __name__ == "__main__":
    sys.exit(main())
