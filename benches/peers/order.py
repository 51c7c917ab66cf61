"""What the programs of the charts have in common; as `asap_charts::order` has it for those in Rust."""

import base64
import json
import os
import random
import sys
import time

begun: list[float] = []


def begin() -> None:
    """The resume begins; only the first call counts."""
    if not begun:
        begun.append(time.perf_counter())


def reached() -> None:
    """The statement behind the last checkpoint: tells how long the way here took, and ends the process as a crash does."""
    print(f"{time.perf_counter() - begun[0]:.9f}", flush=True)
    os._exit(0)


def mark(count: int) -> None:
    """Says that so many checkpoints are stored, and waits until somebody has looked."""
    print(f"mark {count}", flush=True)
    sys.stdin.readline()


def tell(seconds: list[float]) -> None:
    """The seconds of each checkpoint, as the last thing that the program says."""
    print(json.dumps(seconds), flush=True)


def text(size: int, number: int) -> str:
    """So many bytes of text that nothing compresses or shares with the text of another number."""
    return base64.urlsafe_b64encode(random.Random(number).randbytes(size * 3 // 4 + 3))[:size].decode()


def record(number: int) -> dict:
    """A record of 100 bytes of JSON."""
    mixed = number * 0x9E3779B97F4A7C15 % 2**64
    return {
        "path": f"invoices/{number:08}.pdf",
        "bytes": 1_000_000 + mixed % 9_000_000,
        "sha": f"{mixed:016x}{mixed ^ (2**64 - 1):016x}{mixed >> 20:011x}",
    }
