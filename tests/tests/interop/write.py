"""Writes snapshots that are odd in every way the package allows, and prints each as the package dumps it.

    write.py FILE
"""

import sys
import warnings
from datetime import datetime, timedelta, timezone

warnings.simplefilter("ignore")
from asap.models.entities import StateSnapshot  # noqa: E402
from asap.models.ids import generate_id  # noqa: E402
from asap.state.stores.sqlite import SQLiteSnapshotStore  # noqa: E402

sys.stdout.reconfigure(encoding="utf-8")
UTC = timezone.utc
DAY = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

times = [
    DAY,
    DAY.replace(microsecond=678901),
    DAY.replace(microsecond=1),
    DAY.replace(microsecond=500000),
    DAY.astimezone(timezone(timedelta(hours=5, minutes=30))),
    DAY.astimezone(timezone(-timedelta(hours=11))),
    datetime(2026, 1, 2, 3, 4, 5, 678901),
    datetime(2026, 1, 2),
    datetime(1969, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
    datetime(1, 1, 1, tzinfo=UTC),
    datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
]

nested = {"end": 1}
for _ in range(100):
    nested = {"in": [nested]}

data = [
    {},
    {"step": 1, "progress_pct": 12.5, "partial_result": {"items": ["result_step_1"], "last_step": 1}, "completed": False},
    {"café": "漢🦀", "": " \"\\\b\f\n\r\t\x00\x7f\u2028", "z": 1, "a": 2},
    {"nan": float("nan"), "inf": [float("inf"), float("-inf")], "zero": -0.0},
    {"floats": [0.1, 1e16, 1e22, 1e300, 5e-324, 1.0, 123456789.0, 0.1 + 0.2, 1e-7]},
    {"integers": [0, -1, 2**63 - 1, -(2**63), 2**64 - 1, 2**64, 10**30]},
    nested,
    {"none": None, "yes": True, "no": False, "empty": [[], {}, ""]},
    {"$resume": "not ours", "$float": 1},
]

store = SQLiteSnapshotStore(sys.argv[1])


def save(task, version, values, created_at, checkpoint):
    snapshot = StateSnapshot(
        id=generate_id(),
        task_id=task,
        version=version,
        data=values,
        checkpoint=checkpoint,
        created_at=created_at,
    )
    store.save(snapshot)
    print(snapshot.model_dump_json())


for number, time in enumerate(times, 1):
    save("times", number, {"number": number}, time, number % 2 == 0)
for number, values in enumerate(data, 1):
    save("data", number, values, DAY, True)
save("Ünï 🦀", 7, {"gap": "before"}, DAY, False)
