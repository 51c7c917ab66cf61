"""Prints what the package's own SQLite store finds of a task.

    dump.py FILE TASK

First the list of versions, then the latest snapshot, then each version: one line of JSON each.
"""

import json
import sys
import warnings

warnings.simplefilter("ignore")
from asap.state.stores.sqlite import SQLiteSnapshotStore  # noqa: E402

sys.stdout.reconfigure(encoding="utf-8")
file, task = sys.argv[1:]
store = SQLiteSnapshotStore(file)
versions = store.list_versions(task)
print(json.dumps(versions, separators=(",", ":")))
print(store.get(task).model_dump_json())
for version in versions:
    print(store.get(task, version).model_dump_json())
