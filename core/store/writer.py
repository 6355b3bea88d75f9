"""Group commit: what waits together is committed together, with one fsync (design §2.9)."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import Connection, Engine

T = TypeVar("T")

MOST_JOBS = 256


class Crew(Protocol):
    """Work that joins the group's transaction on every turn: the update worker."""

    def turn(self, connection: Connection) -> bool:
        """Do a batch inside this transaction; say whether more may be waiting."""

    def committed(self) -> None:
        """The transaction of the last turn is durable."""

    def stumbled(self, engine: Engine, error: Exception) -> bool:
        """The transaction failed: redo the work singly; say whether more may be waiting."""

    def patience(self) -> float:
        """Seconds to wait for a wake-up before looking again."""


@dataclass
class _Job(Generic[T]):
    run: Callable[[Connection], T]
    done: "Future[T]"


class Writer:
    """One thread and one transaction at a time; SQLite's only writer, or one of PostgreSQL's.

    Jobs are closures over plain values and may be run again, so they must be repeatable.
    """

    def __init__(
        self,
        engine: Engine,
        crew: Crew | None = None,
        *,
        on_broken: Callable[[BaseException], None] = lambda _: None,
    ) -> None:
        """Nothing runs before `start`. `on_broken` hears, in the thread, why it had to end."""
        self._engine = engine
        self._crew = crew
        self._on_broken = on_broken
        self._jobs: queue.SimpleQueue[_Job[Any] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._stopping = False
        self._broken: BaseException | None = None

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def stop(self) -> None:
        """Finish what is queued, then end the thread."""
        self._stopping = True
        self._jobs.put(None)
        self._thread.join()

    def wake(self) -> None:
        """Something may be waiting for the crew."""
        self._jobs.put(None)

    def submit(self, job: Callable[[Connection], T]) -> "Future[T]":
        """Run a job in the next group; the future holds its result once it is durable.

        A job whose future is cancelled before its group begins is not run.
        """
        done: Future[T] = Future()
        self._jobs.put(_Job(job, done))
        if self._broken is not None:
            self._refuse(self._broken)
        return done

    def _run(self) -> None:
        try:
            more = self._crew is not None
            while True:
                jobs = self._collect(wait=not more)
                if self._stopping and not jobs and not more:
                    return
                more = self._group(jobs)
                if self._stopping:
                    more = False
        except BaseException as error:  # noqa: BLE001 — the thread ends; its owner must hear why
            self._broken = error
            self._refuse(error)
            self._on_broken(error)

    def _refuse(self, error: BaseException) -> None:
        """Nobody will run what is queued: let nobody wait for it."""
        try:
            while True:
                job = self._jobs.get_nowait()
                if job is not None and job.done.set_running_or_notify_cancel():
                    job.done.set_exception(error)
        except queue.Empty:
            return

    def _collect(self, *, wait: bool) -> list[_Job[Any]]:
        jobs: list[_Job[Any]] = []
        timeout = self._crew.patience() if self._crew and wait else None
        try:
            job = self._jobs.get(block=wait, timeout=timeout if wait else None)
            while True:
                # From here on a job cannot be cancelled, so its result always has a place to go.
                if job is not None and job.done.set_running_or_notify_cancel():
                    jobs.append(job)
                if len(jobs) >= MOST_JOBS:
                    return jobs
                job = self._jobs.get_nowait()
        except queue.Empty:
            return jobs
        return jobs

    def _group(self, jobs: list[_Job[Any]]) -> bool:
        more = False
        try:
            with self._engine.begin() as connection:
                results = [job.run(connection) for job in jobs]
                if self._crew:
                    more = self._crew.turn(connection)
        except Exception as error:  # noqa: BLE001 — whatever broke the group, each part is tried alone
            self._singly(jobs)
            return self._crew.stumbled(self._engine, error) if self._crew else False
        except BaseException as error:
            for job in jobs:
                job.done.set_exception(error)
            raise
        for job, result in zip(jobs, results, strict=True):
            job.done.set_result(result)
        if self._crew:
            self._crew.committed()
        return more

    def _singly(self, jobs: list[_Job[Any]]) -> None:
        for job in jobs:
            try:
                with self._engine.begin() as connection:
                    result = job.run(connection)
            except Exception as error:  # noqa: BLE001 — handed to the one who asked, never swallowed
                job.done.set_exception(error)
            else:
                job.done.set_result(result)
