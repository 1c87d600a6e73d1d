"""The same job on a Dask cluster (the extra `dask`), the only module that knows it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from fazhi.corpus.pool import WorkerDied
from fazhi.errors import ConfigError

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["Cluster"]

T = TypeVar("T")
R = TypeVar("R")


class Cluster:
    """A pool for `run` and `stream` whose work is done by the workers of a Dask cluster.

    `client` is a `distributed.Client` or the address of a scheduler. Workers need the same `fazhi`, the input files and
    the output folder under the same paths. Give each one thread: the work holds the interpreter. What a worker had
    under way when it ended is done again by another; a batch that ends several workers is given up.
    """

    def __init__(self, client: Client | str) -> None:
        try:
            import distributed
        except ImportError:
            raise ConfigError("a Dask cluster needs more packages: pip install 'fazhi[dask]'") from None
        self._died: type[Exception] = distributed.scheduler.KilledWorker
        connect: Any = distributed.Client
        self._client: Any = connect(client) if isinstance(client, str) else client

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R | WorkerDied]:
        """The results in the order of the items, a few items a worker under way at a time."""
        under_way: deque[Any] = deque()
        try:
            for item in items:
                under_way.append(self._client.submit(function, item, pure=False))
                if len(under_way) >= 4 * max(1, sum(self._client.nthreads().values())):
                    yield self._result(under_way.popleft())
            while under_way:
                yield self._result(under_way.popleft())
        finally:
            self._client.cancel(list(under_way))

    def _result(self, future: Any) -> Any:
        try:
            return future.result()
        except self._died:
            return WorkerDied()
