"""Pages for colleagues: short, and nothing in them points into the void."""

import re

import pytest

from kitaportal.kit.settings import ROOT

GUIDE = sorted((ROOT / "backend/docs").rglob("*.md"))
PAGES = [*GUIDE, ROOT / "README.md", ROOT / "data/README.md", ROOT / "openapi/CHANGELOG.md"]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
FILE = re.compile(r"`((?:backend|data|openapi|tests|frontend)/[\w./-]+\.(?:py|toml|md|json|txt|tsx?))`")


def test_links_and_named_files_exist():
    missing = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in PAGES
        if page.exists()
        for text in [page.read_text(encoding="utf-8")]
        for target, base in [
            *((link, page.parent) for link in LINK.findall(text)),
            *((name, ROOT) for name in FILE.findall(text)),
        ]
        if not (base / target).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("path", GUIDE, ids=lambda path: path.name)
def test_a_page_of_the_guide_is_one_page(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 80
