"""A batch on a cluster of Dask: which plan is read where, and what is given up."""

from __future__ import annotations

import errno
import logging
import os
import secrets
import signal
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from distributed import (
    Client,
    Future,
    KilledWorker,
    LocalCluster,
    Reschedule,
    Worker,
    WorkerPlugin,
    get_worker,
    wait,
)
from distributed.client import ClosedClientError

from mirps_extract.batch.one import Reader, StoppedError
from mirps_extract.batch.store import Folder
from mirps_extract.batch.values import (
    Batch,
    Outcome,
    Record,
    Seen,
    Status,
    name_of_address,
)
from mirps_extract.errors import BatchError, InternalError, LostError, MirpsError, shortage
from mirps_extract.isolation.serving import gives, opens

AHEAD = 2
"""Plans that are handed out for each thread of the cluster, so that none waits for the next.

Few, for a machine that dies again and again takes those along that wait for it.
"""

PATIENCE = "30s"
"""How long a cluster may take to answer."""

FILES = 24
"""Files and connections that each process of a batch on this machine has open at a time. With less,
Dask waits for what cannot come."""

LOST = "lost"
"""The folder with the records of lost plans, by their addresses."""


T = TypeVar("T")


class Station(WorkerPlugin):
    """What each machine of the cluster keeps as long as the batch runs: a warm reader.

    Args:
        batch: how plans are read.
        name: what tells it from those of other batches.
    """

    def __init__(self, batch: Batch, name: str) -> None:
        self.name = name
        self._batch = batch

    def setup(self, worker: Worker) -> None:
        """Called by Dask on each machine, also on those that join later."""
        folder = Path(worker.local_directory) / self.name
        self.reader = Reader(self._batch, folder, worker.state.nthreads)

    def teardown(self, worker: Worker) -> None:
        """Called by Dask where a machine leaves, or the batch is over."""
        self.reader.close()


def read_all(
    uris: Sequence[str], batch: Batch, *, address: str | None, workers: int
) -> Generator[Outcome, None, None]:
    """Read plans on a cluster; each is told of as soon as it is done, in no order.

    Args:
        uris: where the plans lie.
        batch: how they are read, and where everything goes.
        address: the cluster's scheduler; None for a cluster of processes on this machine.
        workers: how many processes that has.

    Raises:
        BatchError: the cluster cannot be reached or goes away, or lacks something that is needed.
        OutputNotWritableError: nothing can be written where everything is to go.
    """
    folder = Folder(batch.to)
    folder.check()
    lost = set(folder.names(LOST))
    asked = replace(batch, to=folder.uri)  # machines may work in other directories than this
    with _cluster(address, workers) as client, _station(client, asked) as station:
        for outcome in ClusterRun(client, station, uris).outcomes():
            name = f"{name_of_address(outcome.record.uri)}.json"
            if outcome.record.status is Status.LOST:
                folder.write(f"{LOST}/{name}", outcome.record.to_json())
            elif name in lost:
                folder.remove(f"{LOST}/{name}")
            yield outcome


class ClusterRun:
    """One run over all addresses.

    First a look is taken at each plan, then those are read that have no record. Looks are gone
    through in the order of the addresses, so that of two plans with the same bytes it is always
    the same that is read.
    """

    def __init__(self, client: Client, station: str, uris: Sequence[str]) -> None:
        self._client = client
        self._station = station
        self._waiting = iter(uris)
        self._looks: deque[tuple[str, Future[Seen]]] = deque()
        self._reads: dict[Future[Record], str] = {}
        self._keys: set[str] = set()

    def outcomes(self) -> Iterator[Outcome]:
        """What became of each plan."""
        try:
            most = self._most()
            while self._hand_out(most) or self._reads:
                yield from self._looked_at(most)
                self._wait(most)
                for future in [future for future in self._reads if future.done()]:
                    yield Outcome(_result(future, self._reads.pop(future)))
                most = self._most()
        except (CancelledError, ClosedClientError, OSError) as error:
            raise BatchError(
                "the cluster has gone: start it again, and the batch; what is done is kept."
            ) from error
        finally:
            with suppress(Exception):  # of a cluster that has gone
                self._client.cancel([*self._reads, *(future for _, future in self._looks)])

    def _most(self) -> int:
        """How many plans may be handed out: machines come and go."""
        threads: dict[str, int] = self._client.nthreads()
        return AHEAD * max(1, sum(threads.values()))

    def _hand_out(self, most: int) -> bool:
        """Have plans looked at; whether there are any."""
        for uri in islice(self._waiting, max(0, most - len(self._looks))):
            future = self._client.submit(_look, self._station, uri, pure=False, priority=1)
            self._looks.append((uri, future))
        return bool(self._looks)

    def _looked_at(self, most: int) -> Iterator[Outcome]:
        """What became of plans at which a look was enough; the others are given out to be read."""
        while self._looks and self._looks[0][1].done() and len(self._reads) < most:
            uri, future = self._looks.popleft()
            seen = _result(future, uri)
            if isinstance(seen, Record):
                yield Outcome(seen)
            elif seen.key in self._keys:
                yield Outcome(Record(seen.key, uri, Status.COPY))
            else:
                self._keys.add(seen.key)
                if seen.record:
                    yield Outcome(replace(seen.record, uri=uri), kept=True)
                else:
                    read = self._client.submit(_read, self._station, uri, pure=False)
                    self._reads[read] = uri

    def _wait(self, most: int) -> None:
        """Wait until there is something to do."""
        waiting: list[Future[Any]] = [*self._reads]
        if self._looks and len(self._reads) < most:
            waiting.append(self._looks[0][1])
        if waiting:
            wait(waiting, return_when="FIRST_COMPLETED")


@contextmanager
def _cluster(address: str | None, workers: int) -> Iterator[Client]:
    with ExitStack() as stack:
        try:
            if address is None:
                address = stack.enter_context(_local(workers)).scheduler_address
            client = stack.enter_context(Client(address, timeout=PATIENCE))
        except Exception as error:  # where processes do not start, Dask says so in many ways
            if short := shortage(error):
                raise short from error
            if address is None:
                raise BatchError(
                    f"the processes of the batch do not start ({type(error).__name__}): does the "
                    "system give them memory, and files to open (ulimit -a)? Or try fewer (--jobs)."
                ) from error
            raise BatchError(f"no cluster answers at {address}: check the address.") from error
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except OSError as error:
            raise BatchError(
                f"the cluster at {address} has no workers: start some (dask worker {address})."
            ) from error
        yield client


def _local(workers: int) -> LocalCluster:
    """A cluster of processes on this machine.

    Ctrl-C is held back while it starts: it is for us, not for those processes, which inherit this.
    """
    if not opens(FILES * (workers + 1)):
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
    if not gives():
        raise MemoryError
    held = {signal.SIGINT} if hasattr(signal, "pthread_sigmask") else set()
    if held:
        from multiprocessing import resource_tracker  # of systems with signals alone

        resource_tracker.ensure_running()  # else it is started in between, and lets signals through
        signal.pthread_sigmask(signal.SIG_BLOCK, held)
    try:
        return LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            # Any free port: Dask's usual one may be another batch's, and it warns of that.
            scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},
            silence_logs=logging.CRITICAL,
        )
    finally:
        if held:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, held)


@contextmanager
def _station(client: Client, batch: Batch) -> Iterator[str]:
    """Have a station on each machine as long as the batch runs; its name."""
    name = f"mirps-{secrets.token_hex(8)}"
    try:
        client.register_plugin(Station(batch, name))
    except MirpsError:
        raise
    except Exception as error:  # whatever a machine may lack
        raise BatchError(
            f"a machine of the cluster cannot take part ({type(error).__name__}: {error}): install "
            "the same version of mirps-extract[cluster] everywhere."
        ) from error
    try:
        yield name
    finally:
        with suppress(Exception):  # of a cluster that has gone
            client.unregister_worker_plugin(name)


def _look(station: str, uri: str) -> Seen:
    return _reader(station).look(uri)


def _read(station: str, uri: str) -> Record:
    try:
        return _reader(station).read(uri)
    except StoppedError:
        raise Reschedule from None  # this machine leaves


def _reader(station: str) -> Reader:
    plugin = get_worker().plugins.get(station)
    if not isinstance(plugin, Station):
        raise BatchError(
            "a machine of the cluster has joined that cannot take part: install the same version "
            "of mirps-extract[cluster] everywhere."
        )
    return plugin.reader


def _result(future: Future[T], uri: str) -> T | Record:
    """What a machine says of a plan; a record of what the machines could not write down."""
    try:
        return future.result()
    except (BatchError, CancelledError):
        raise
    except MirpsError as error:
        reason: MirpsError = error
    except KilledWorker:
        reason = LostError(
            f"{uri}: the machines that read it died; is memory short? Read it alone."
        )
    except Exception as error:
        kind = type(error).__name__
        reason = InternalError(f"{uri}: a fault in the program ({kind}); please report it.")
    key = name_of_address(uri)
    return Record(key, uri, Status.LOST, code=reason.exit_code, message=str(reason))
