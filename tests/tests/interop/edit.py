"""Edits one local of a task by hand: the next version is the latest with another value.

    edit.py FILE TASK LOCAL VALUE
"""

import json
import sys
import warnings
from datetime import datetime, timezone

warnings.simplefilter("ignore")
from asap.models.entities import StateSnapshot  # noqa: E402
from asap.models.ids import generate_id  # noqa: E402
from asap.state.stores.sqlite import SQLiteSnapshotStore  # noqa: E402

file, task, local, value = sys.argv[1:]
store = SQLiteSnapshotStore(file)
latest = store.get(task)
assert local in latest.data, f"no {local} in {list(latest.data)}"
store.save(
    StateSnapshot(
        id=generate_id(),
        task_id=task,
        version=latest.version + 1,
        data={**latest.data, local: json.loads(value)},
        checkpoint=False,
        created_at=datetime.now(timezone.utc),
    )
)
