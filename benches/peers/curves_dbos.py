"""DBOS for Python in the charts: a step per checkpoint. What is told by which argument is said in `asap_charts::order`."""

import importlib.metadata
import os
import platform
import sys
import time

try:
    # Its tables want SQLite 3.42, which not every Python has.
    import pysqlite3

    sys.modules["sqlite3"] = pysqlite3
except ImportError:
    pass

import order
from dbos import DBOS, DBOSConfig, SetWorkflowID

seconds: list[float] = []


@DBOS.step()
def number_of(number: int) -> int:
    return number


@DBOS.step()
def text_of(text: str) -> str:
    return text


@DBOS.step()
def record_of(number: int) -> dict:
    return order.record(number)


@DBOS.workflow(max_recovery_attempts=1_000_000)
def steps(last: int) -> int:
    order.begin()
    total = sum(number_of(number) for number in range(last))
    assert total == last * (last - 1) // 2, "all steps are replayed"
    order.reached()
    return total


@DBOS.workflow()
def sizes(size: int, count: int) -> int:
    for number in range(count):
        text = order.text(size, number)
        begun = time.perf_counter()
        text_of(text)
        seconds.append(time.perf_counter() - begun)
    return count


@DBOS.workflow()
def grow(marks: list[int]) -> int:
    found = []
    for number in range(1, marks[-1] + 1):
        found.append(record_of(number))
        if number in marks:
            order.mark(number)
    return len(found)


def main() -> None:
    match sys.argv[1:]:
        case ["version"]:
            print(f"{importlib.metadata.version('dbos')} on Python {platform.python_version()}")
            return
        case [what, url, *rest]:
            pass
        case _:
            sys.exit("the program wants `prepare`, `resume`, `sizes` or `grow`")
    config: DBOSConfig = {
        "name": "charts",
        "system_database_url": url.replace("sqlite:", "sqlite:///", 1) if url.startswith("sqlite:") else url,
        "application_version": "1",
        "executor_id": "local",
        "log_level": "ERROR",
    }
    DBOS(config=config)
    # Puts what was interrupted back into its queue.
    DBOS.launch()
    with SetWorkflowID("long"):
        match what:
            case "prepare":
                steps(int(rest[0]))
            case "resume":
                time.sleep(3600)
            case "sizes":
                sizes(int(rest[0]), int(rest[1]))
                order.tell(seconds)
            case "grow":
                grow([int(number) for number in rest[0].split(",")])
    # Its threads may wait for a poll.
    os._exit(0)


main()
