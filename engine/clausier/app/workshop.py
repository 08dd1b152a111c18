"""The contracts of one command, each compiled once: what is asked of them in turn needs the same program."""

from __future__ import annotations

from clausier.project import compile  # noqa: A004  the module compiles a contract
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from clausier.norms.tree import Program
    from clausier.project.compile import Compiled
    from clausier.project.manifest import Contract, Manifest
    from clausier.text.diagnostic import Diagnostic
    from clausier.text.source import Source

    Programs: TypeAlias = (
        "Callable[[Manifest, Contract], tuple[Program | None, tuple[Diagnostic, ...], dict[str, Source]]]"
    )


class Workshop:
    """Compiles the contracts of a project when they are asked for, and holds them."""

    def __init__(self, project: Manifest) -> None:
        """Compile nothing yet."""
        self._project = project
        self._compiled: dict[str, Compiled] = {}

    def compiled(self, contract: Contract) -> Compiled:
        """Return a contract of the project, compiled with all that is to be said about it."""
        found = self._compiled.get(contract.id)
        if found is None:
            found = self._compiled[contract.id] = compile.compile_contract(self._project, contract)
        return found

    def program(
        self, project: Manifest, contract: Contract
    ) -> tuple[Program | None, tuple[Diagnostic, ...], dict[str, Source]]:
        """Do as ``compile.program``: what was compiled here is not compiled again."""
        found = self._compiled.get(contract.id)
        if found is None or found.program is None:
            return compile.program(project, contract)
        return found.program, (), {}

    def keep(self, contract: Contract) -> None:
        """Put the program of a contract, if it has one, in the cache for the questions to come."""
        found = self.compiled(contract)
        if found.program is not None:
            compile.keep(self._project, contract, found.program)
