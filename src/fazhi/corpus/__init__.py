"""Many reports (语料): a folder tree, a list or a glob of files, as a stream of results or as tables on disk.

Work is done by processes of the standard library, or on a Dask cluster where one is given (`fazhi.corpus.cluster`).
Memory is bounded, results come in the order of the inputs, a file that cannot be read is a row of the table `errors`,
and a run that was interrupted goes on where it stood.
"""

from __future__ import annotations

from fazhi.corpus.inputs import files_of
from fazhi.corpus.one import Outcome
from fazhi.corpus.pool import Pool, Processes, WorkerDied
from fazhi.corpus.run import Summary, run, stream

__all__ = ["Outcome", "Pool", "Processes", "Summary", "WorkerDied", "files_of", "run", "stream"]
