"""What holds for every module of the engine."""

from __future__ import annotations

import ast
import re

from architecture.repository import engine, imports

LONGEST = 500
CLOCK = "clausier.cli.clock"
CLOCK_CALLS = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("time", "time")}
CONTRACTS = re.compile(r"allance|alleo", re.IGNORECASE)


def test_no_file_is_longer_than_the_limit() -> None:
    too_long = {module.name: lines for module in engine() if (lines := module.text.count("\n")) > LONGEST}
    assert too_long == {}


def test_every_module_says_what_it_is() -> None:
    silent = [module.name for module in engine() if not ast.get_docstring(module.tree)]
    assert silent == []


def test_only_one_module_reads_the_clock() -> None:
    readers: set[str] = set()
    for module in engine():
        for node in ast.walk(module.tree):
            match node:
                case ast.Attribute(value=ast.Name(id=owner), attr=name) if (owner, name) in CLOCK_CALLS:
                    readers.add(module.name)
                case ast.Attribute(value=ast.Attribute(attr=owner), attr=name) if (owner, name) in CLOCK_CALLS:
                    readers.add(module.name)
                case _:
                    pass
    assert readers <= {CLOCK}


def test_no_module_opens_a_file_below_project() -> None:
    openers = [
        module.name
        for module in engine()
        if module.layer not in {"project", "app", "cli"}
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open"
    ]
    assert openers == []


def test_no_float_is_written_or_called_in_the_engine() -> None:
    floats = [
        f"{module.name}:{node.lineno}"
        for module in engine()
        for node in ast.walk(module.tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float")
    ]
    assert floats == []


def test_records_and_enumerations_are_those_of_the_project() -> None:
    # The standard ones cost a command more to declare than to answer (docs/decisions/0006).
    standard = {"dataclasses.dataclass", "enum.Enum"}
    found = {module.name for module in engine() if imports(module) & standard}
    assert found == {"clausier.text.enumeration"}  # for type checkers


def test_the_engine_names_no_contract() -> None:
    named = [
        f"{module.name}:{number}"
        for module in engine()
        for number, line in enumerate(module.text.splitlines(), start=1)
        if CONTRACTS.search(line)
    ]
    assert named == []
