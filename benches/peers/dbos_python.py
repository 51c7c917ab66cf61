"""Workflows of DBOS for Python, in a queue of its own kind.

`submit COUNT` and `work NAME` as the programs in src/bin; `version` tells the version and the settings, a line each.
"""

import importlib.metadata
import os
import platform
import sys

from dbos import DBOS, DBOSConfig

QUEUE = "peers"
CHECKPOINTS = 5
AT_ONCE = int(os.environ.get("PEERS_DBOS_PY_AT_ONCE", "64"))
POLL_MS = int(os.environ.get("PEERS_DBOS_PY_POLL_MS", "100"))
CONNECTIONS = int(os.environ.get("PEERS_DBOS_PY_CONNECTIONS", "20"))
# Functions of either kind can be workflows.
IS_ASYNC = os.environ.get("PEERS_DBOS_PY_ASYNC", "0") == "1"


def instance(name: str, run_migrations: bool) -> None:
    config: DBOSConfig = {
        "name": "peers",
        "system_database_url": os.environ["PEERS_DATABASE_URL"],
        "application_version": "1",
        "executor_id": name,
        "sys_db_pool_size": CONNECTIONS,
        "run_migrations": run_migrations,
        "max_executor_threads": 64,
        "log_level": "ERROR",
    }
    DBOS(config=config)


if IS_ASYNC:

    @DBOS.step()
    async def number_of(number: int) -> int:
        return number

    @DBOS.workflow()
    async def five(steps: int) -> int:
        total = 0
        for number in range(steps):
            total += await number_of(number)
        return total

else:

    @DBOS.step()
    def number_of(number: int) -> int:
        return number

    @DBOS.workflow()
    def five(steps: int) -> int:
        total = 0
        for number in range(steps):
            total += number_of(number)
        return total


def submit(count: int) -> None:
    instance("submitter", run_migrations=True)
    # It runs nothing itself.
    DBOS.listen_queues([])
    DBOS.launch()
    DBOS.register_queue(
        QUEUE, worker_concurrency=AT_ONCE, polling_interval_sec=POLL_MS / 1000, on_conflict="always_update"
    )
    # What is not awaited is not known to be stored; here it is, before the call returns.
    for _ in range(count):
        DBOS.enqueue_workflow(QUEUE, five, CHECKPOINTS)
    DBOS.destroy()


def work(name: str) -> None:
    instance(name, run_migrations=False)
    say("ready")
    if not sys.stdin.readline():
        sys.exit("told to end before anything began")
    # Takes from the queue from here on.
    DBOS.launch()
    say("running")
    sys.stdin.read()
    # Its threads may wait for a poll.
    os._exit(0)


def say(word: str) -> None:
    print(word, flush=True)


def main() -> None:
    match sys.argv[1:]:
        case ["version"]:
            print(f"{importlib.metadata.version('dbos')} on Python {platform.python_version()}")
            print(
                f"register_queue: worker_concurrency {AT_ONCE}, polling_interval_sec {POLL_MS / 1000} (1 unless set); "
                f"sys_db_pool_size {CONNECTIONS}; workflows and steps are {'async' if IS_ASYNC else 'plain'} functions"
            )
        case ["submit", count]:
            submit(int(count))
        case ["work", name]:
            work(name)
        case _:
            sys.exit("the program wants `submit COUNT` or `work NAME`")


main()
