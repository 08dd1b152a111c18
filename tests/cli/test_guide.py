"""The guide on comparisons and the README show what the commands print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cli.shell import ROOT

if TYPE_CHECKING:
    from cli.shell import Shell

_SHOWN = re.compile(r"```console\n\$ clausier (comparer .*?)\n(.*?)\n```", re.DOTALL)
PAGES = [(ROOT / name).read_text(encoding="utf-8") for name in ("docs/guide/comparer.md", "README.md")]
SHOWN = [shown for page in PAGES for shown in _SHOWN.findall(page)]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    """One cache for the pages: the contracts of the repository are compiled once."""
    return str(tmp_path_factory.mktemp("cache"))


@pytest.mark.parametrize(("line", "printed"), SHOWN, ids=[str(rank) for rank in range(len(SHOWN))])
def test_a_comparison_of_the_guide_is_what_is_printed(
    shell: Shell, cache: str, monkeypatch: pytest.MonkeyPatch, line: str, printed: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", cache)
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    assert shell(line).out.rstrip("\n") == printed


def test_every_kind_of_comparison_is_shown() -> None:
    assert [line.split()[1] for line, _ in SHOWN] == [*("--question",) * 3, "--contrats", "--question"]
