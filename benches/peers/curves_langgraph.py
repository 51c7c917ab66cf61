"""LangGraph with its saver for SQLite in the charts: a step of the graph per checkpoint, each stored before the next begins.

What is told by which argument is said in `asap_charts::order`. `delta:PATH` is a file too, with the list in a `DeltaChannel`, which is beta.
"""

import importlib.metadata
import operator
import platform
import sqlite3
import sys
import time
import warnings
from typing import Annotated, TypedDict

import order
from langgraph.channels.delta import DeltaChannel
from langgraph.checkpoint.sqlite import SqliteSaver
from langgraph.graph import END, START, StateGraph

warnings.simplefilter("ignore")
seconds: list[float] = []


class Small(TypedDict):
    number: int
    state: str


class Large(TypedDict):
    number: int
    state: str | list


class Growing(TypedDict):
    number: int
    found: Annotated[list, operator.add]


class GrowingByDelta(TypedDict):
    number: int
    found: Annotated[list, DeltaChannel(lambda found, writes: [*found, *(record for write in writes for record in write)])]


def run(path: str, kind: type, node, last: int, start: dict | None) -> None:
    graph = StateGraph(kind)
    graph.add_node("step", node)
    graph.add_edge(START, "step")
    graph.add_conditional_edges("step", lambda state: "step" if state["number"] < last else END)
    connection = sqlite3.connect(path, check_same_thread=False)
    compiled = graph.compile(checkpointer=SqliteSaver(connection))
    config = {"configurable": {"thread_id": "long"}, "recursion_limit": 1_000_000_000}
    order.begin()
    compiled.invoke(start, config, durability="sync")


def steps(path: str, last: int, start: dict | None) -> None:
    def step(state: Small) -> dict:
        if state["number"] >= last:
            order.reached()
        return {"number": state["number"] + 1}

    # One more than is reached.
    run(path, Small, step, last + 1, start)


def sizes(path: str, count: int, change) -> None:
    ended: list[float] = []

    def step(state: Large) -> dict:
        if ended:
            seconds.append(time.perf_counter() - ended.pop())
        changed = {"number": state["number"] + 1, "state": change(state)}
        ended.append(time.perf_counter())
        return changed

    run(path, Large, step, count + 1, {"number": 0, "state": ""})
    order.tell(seconds)


def grow(path: str, marks: list[int], kind: type) -> None:
    def step(state: dict) -> dict:
        if state["number"] in marks:
            order.mark(state["number"])
        return {"number": state["number"] + 1, "found": [order.record(state["number"])]}

    run(path, kind, step, marks[-1] + 1, {"number": 0, "found": []})


def edited(state: Large, size: int) -> list:
    number = state["number"]
    # A record has 100 bytes, and a comma behind it.
    found = list(state["state"]) or [order.record(number) for number in range(size // 101)]
    place = number * 7919 % len(found)
    found[place] = {**found[place], "bytes": found[place]["bytes"] + 1}
    return found


def main() -> None:
    match sys.argv[1:]:
        case ["version"]:
            own, saver = (importlib.metadata.version(name) for name in ("langgraph", "langgraph-checkpoint-sqlite"))
            print(f"{own}, saver {saver} on Python {platform.python_version()}")
            return
        case [what, url, *rest]:
            scheme, path = url.split(":", 1)
        case _:
            sys.exit("the program wants `prepare`, `resume`, `sizes`, `field` or `grow`")
    match what:
        case "prepare":
            steps(path, int(rest[0]), {"number": 0, "state": order.text(180, 1)})
        case "resume":
            steps(path, int(rest[0]), None)
        case "sizes":
            sizes(path, int(rest[1]), lambda state: order.text(int(rest[0]), state["number"]))
        case "field":
            sizes(path, int(rest[1]), lambda state: edited(state, int(rest[0])))
        case "grow":
            marks = [int(number) for number in rest[0].split(",")]
            grow(path, marks, GrowingByDelta if scheme == "delta" else Growing)


main()
