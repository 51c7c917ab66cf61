"""Takes turns with another process on one file: adds one to the number in the latest version, when it is told to.

    turns.py FILE TASK

Each line of input is one turn; the answer is the snapshot it saved. With `delete N` it deletes that version instead,
with `burst N` it saves so many versions of a task of its own without waiting.
"""

import sys
import warnings
from datetime import datetime, timezone

warnings.simplefilter("ignore")
from asap.models.entities import StateSnapshot  # noqa: E402
from asap.models.ids import generate_id  # noqa: E402
from asap.state.stores.sqlite import SQLiteSnapshotStore  # noqa: E402

file, task = sys.argv[1:]
store = SQLiteSnapshotStore(file)


def save(task_id, version, data):
    now = datetime.now(timezone.utc)
    snapshot = StateSnapshot(
        id=generate_id(), task_id=task_id, version=version, data=data, checkpoint=True, created_at=now
    )
    store.save(snapshot)
    return snapshot.model_dump_json()


print("ready", flush=True)
for line in sys.stdin:
    command, _, number = line.strip().partition(" ")
    if command == "delete":
        answer = str(store.delete(task, int(number)))
    elif command == "burst":
        for version in range(1, int(number) + 1):
            save("python's own", version, {"version": version})
        answer = str(store.list_versions("python's own") == list(range(1, int(number) + 1)))
    else:
        latest = store.get(task)
        answer = save(task, latest.version + 1, {**latest.data, "number": latest.data["number"] + 1})
    print(answer, flush=True)
