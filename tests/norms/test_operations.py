from __future__ import annotations

from clausier.evaluate.operations import OPERATIONS
from clausier.model import builtins, operators


def test_every_operation_the_language_may_ask_for_is_one_the_evaluator_computes() -> None:
    asked = {each.operation for each in builtins.BUILTINS.values()}
    asked |= set(builtins.EXTREMES.values()) | {operation for operation, _ in builtins.PERIOD_PARTS.values()}
    asked |= set(operators.OPERATIONS.values())
    asked |= {"neg", "choices", "without_object", "delay_after", "delay_before"}
    assert asked <= OPERATIONS
    assert set(operators.OPERATIONS) >= operators.COMPARISONS
