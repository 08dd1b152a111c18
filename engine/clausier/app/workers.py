"""Work dealt out to as many processes as there are processors, where the system lets us fork."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager, suppress

from clausier.text.typed import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    _Item = TypeVar("_Item")
    _Found = TypeVar("_Found")


def spread(work: Callable[[Sequence[_Item]], _Found], items: Sequence[_Item]) -> list[_Found]:
    """Return what ``work`` finds of every item, hand by hand: the items are dealt out in turn, one hand a process.

    What is found comes back from another process: it must be small, and cannot be looked up by identity. A hand that
    fails in its process is done again here, where the fault is told as any other.
    """
    (found,) = staged(lambda hand: iter((work(hand),)), items)
    return found


def staged(work: Callable[[Sequence[_Item]], Iterator[_Found]], items: Sequence[_Item]) -> Generator[list[_Found]]:
    """Do as ``spread`` in stages: ``work`` yields what it finds, and each stage is given once every hand is through it.

    Nobody waits for the others between two stages. Every hand has the same number of stages.
    """
    count = min(_processors(), len(items)) if hasattr(os, "fork") else 1
    if count <= 1:
        yield from ([found] for found in work(items))
        return
    from multiprocessing import get_context

    context = get_context("fork")
    running: list[tuple[Connection, BaseProcess]] = []
    with _frozen():
        for rank in range(1, count):
            near, far = context.Pipe(duplex=False)
            process = context.Process(target=_send, args=(work, items[rank::count], far), daemon=True)
            process.start()
            far.close()
            running.append((near, process))
        own = list(work(items[::count]))
    try:
        for stage, found in enumerate(own):
            theirs: list[_Found] = []
            for rank, (answers, _) in enumerate(running, 1):
                try:
                    theirs.append(answers.recv())
                except EOFError:
                    theirs.append(list(work(items[rank::count]))[stage])
            yield [found, *theirs]
    finally:
        for answers, child in running:
            answers.close()
            child.join()


def _send(work: Callable[[Sequence[_Item]], Iterator[_Found]], items: Sequence[_Item], answers: Connection) -> None:
    with suppress(Exception):
        for found in work(items):
            answers.send(found)
    answers.close()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _frozen() -> Generator[None]:
    """Keep the collector from going through what is there already: programs and facts, which last."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
