"""The outbox: a job exists exactly when its cause does, and is done though workers crash."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import select, text

from kitaportal.kit.db import SYSTEM, Database
from kitaportal.kit.outbox import MAX_ATTEMPTS, OutboxJob, plan, run_due, run_next

EVENT = "probe.geplant"


class BrokenOff(Exception):
    """The cause of the job fails after all."""


class Crash(BaseException):
    """The process dies: nothing catches it."""


def plan_jobs(database: Database, clock, *numbers: int, run_at=None) -> None:
    with database.write(SYSTEM) as tx:
        for number in numbers:
            plan(tx, EVENT, {"number": number}, run_at=run_at or clock.now())


def waiting(database: Database) -> list[tuple[int, int, str | None]]:
    with database.read(SYSTEM) as tx:
        jobs = tx.scalars(select(OutboxJob).order_by(OutboxJob.id)).all()
        return [(job.payload["number"], job.attempts, job.last_error) for job in jobs]


def insert_number(context, payload) -> None:
    context.tx.execute(text("INSERT INTO probe VALUES (:number)"), payload)


def numbers(database: Database) -> list[int]:
    with database.read(SYSTEM) as tx:
        return list(tx.scalars(text("SELECT number FROM probe ORDER BY 1")))


def fail(context, payload) -> None:
    insert_number(context, payload)
    raise ValueError("geheim")


@pytest.mark.usefixtures("probe_table")
class TestOutbox:
    """One committing database with the table ``probe`` for what handlers do."""

    def test_a_job_is_planned_only_when_its_cause_commits(self, clean_database, clock):
        def plan_and_break_off():
            with clean_database.write(SYSTEM) as tx:
                plan(tx, EVENT, {"number": 1}, run_at=clock.now())
                tx.flush()
                raise BrokenOff

        with pytest.raises(BrokenOff):
            plan_and_break_off()
        assert waiting(clean_database) == []

    def test_due_jobs_are_done_in_order_and_gone(self, clean_database, clock):
        seen = []
        plan_jobs(clean_database, clock, 1, 2, 3)
        done = run_due(clean_database, {EVENT: (lambda _, payload: seen.append(payload["number"]),)}, clock)
        assert (done, seen, waiting(clean_database)) == (3, [1, 2, 3], [])

    def test_a_job_waits_for_its_time(self, clean_database, clock):
        plan_jobs(clean_database, clock, 1, run_at=clock.now() + timedelta(minutes=1))
        handlers = {EVENT: (insert_number,)}
        assert run_due(clean_database, handlers, clock) == 0
        later = replace(clock, instant=clock.instant + timedelta(minutes=1))
        assert run_due(clean_database, handlers, later) == 1

    def test_every_listener_of_an_event_is_called(self, clean_database, clock):
        plan_jobs(clean_database, clock, 5)
        double = lambda context, payload: insert_number(context, {"number": payload["number"] * 2})  # noqa: E731
        run_due(clean_database, {EVENT: (insert_number, double)}, clock)
        assert numbers(clean_database) == [5, 10]

    def test_a_crash_in_the_handler_leaves_the_job_and_nothing_else(self, clean_database, clock):
        def crash(context, payload):
            insert_number(context, payload)
            raise Crash

        plan_jobs(clean_database, clock, 1)
        with pytest.raises(Crash):
            run_next(clean_database, {EVENT: (crash,)}, clock)
        assert (numbers(clean_database), waiting(clean_database)) == ([], [(1, 0, None)])
        assert run_due(clean_database, {EVENT: (insert_number,)}, clock) == 1
        assert (numbers(clean_database), waiting(clean_database)) == ([1], [])

    def test_a_failing_job_is_undone_and_tried_again_later(self, clean_database, clock):
        plan_jobs(clean_database, clock, 1)
        assert run_due(clean_database, {EVENT: (fail,)}, clock) == 1
        assert (numbers(clean_database), waiting(clean_database)) == ([], [(1, 1, "ValueError")])

    def test_a_failing_job_does_not_hold_up_the_others(self, clean_database, clock):
        plan_jobs(clean_database, clock, 1, 2)

        def fail_on_one(context, payload):
            (fail if payload["number"] == 1 else insert_number)(context, payload)

        assert run_due(clean_database, {EVENT: (fail_on_one,)}, clock) == 2
        assert numbers(clean_database) == [2]

    def test_waiting_times_double_until_a_person_must_look(self, clean_database, clock):
        plan_jobs(clean_database, clock, 1)
        waits, moment = [], clock
        for _ in range(MAX_ATTEMPTS):
            run_due(clean_database, {EVENT: (fail,)}, moment)
            with clean_database.read(SYSTEM) as tx:
                job = tx.scalars(select(OutboxJob)).one()
            waits.append((job.run_at - moment.now()).total_seconds())
            moment = replace(moment, instant=max(job.run_at, moment.now()))
        assert waits == [float(2**n) for n in range(MAX_ATTEMPTS - 1)] + [0.0]
        assert job.failed_at == moment.now()
        assert run_due(clean_database, {EVENT: (insert_number,)}, moment) == 0

    def test_an_event_without_listeners_is_an_error_that_stays_visible(self, clean_database, clock):
        plan_jobs(clean_database, clock, 1)
        run_due(clean_database, {}, clock)
        assert waiting(clean_database) == [(1, 1, "KeyError")]

    def test_two_workers_never_take_the_same_job(self, clean_database, clock):
        plan_jobs(clean_database, clock, 1, 2)
        both_inside = Barrier(2, timeout=10)

        def meet(context, payload):
            both_inside.wait()
            insert_number(context, payload)

        with ThreadPoolExecutor(2) as pool:
            done = list(pool.map(lambda _: run_next(clean_database, {EVENT: (meet,)}, clock), range(2)))
        assert (done, numbers(clean_database)) == ([True, True], [1, 2])

    def test_many_workers_do_every_job_once(self, clean_database, clock):
        plan_jobs(clean_database, clock, *range(40))
        with ThreadPoolExecutor(4) as pool:
            done = pool.map(lambda _: run_due(clean_database, {EVENT: (insert_number,)}, clock), range(4))
        assert sum(done) == 40
        assert numbers(clean_database) == list(range(40))
