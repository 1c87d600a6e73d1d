"""The same job on a Dask cluster, also when a worker is killed in the middle of it."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from fazhi.corpus import run
from fazhi.corpus.cluster import Cluster
from fazhi.errors import ConfigError


def tables(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ConfigError, match=r"pip install 'fazhi\[dask\]'"):
        Cluster("tcp://127.0.0.1:1")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a process is killed")
def test_a_worker_is_killed_and_nothing_is_lost_or_done_twice(folder: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    run(folder, tmp_path / "here", form="jsonl", processes=1)
    parts = tmp_path / "there" / ".fazhi" / "parts"
    killed = []

    def kill_one(pids: list[int]) -> None:
        deadline = time.monotonic() + 60
        while not (parts.is_dir() and any(parts.glob("*.part"))) and time.monotonic() < deadline:
            time.sleep(0.002)
        os.kill(pids[0], signal.SIGKILL)
        killed.append(pids[0])

    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, memory_limit=0
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        pids = list(client.run(os.getpid).values())
        thread = threading.Thread(target=kill_one, args=(pids,))
        thread.start()
        told = run(folder, tmp_path / "there", form="jsonl", pool=Cluster(client))
        thread.join()
        assert pids[0] not in client.run(os.getpid).values()
    assert killed
    assert (told.files, told.reports, told.unreadable, told.reused) == (50, 48, 2, 0)
    assert tables(tmp_path / "there") == tables(tmp_path / "here")
