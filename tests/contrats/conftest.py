"""What the tests of the contracts share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausier.project import compile  # noqa: A004  the module compiles a contract

if TYPE_CHECKING:
    from clausier.project.manifest import Contract, Manifest

_COMPILE = compile.compile_contract
_KNOWN: dict[str, compile.Compiled] = {}


@pytest.fixture
def compile_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compile each contract of this repository once for all the letters that are written."""

    def compiled(project: Manifest, contract: Contract) -> compile.Compiled:
        if contract.id not in _KNOWN:
            _KNOWN[contract.id] = _COMPILE(project, contract)
        return _KNOWN[contract.id]

    monkeypatch.setattr(compile, "compile_contract", compiled)
