"""An agent that asks another about a task's state, on a file that both use.

    messages.py FILE

Each line of input is a command, answered by one line:

    query TASK [VERSION]    the envelope of a StateQuery
    restore TASK ID         the envelope of a StateRestore
    handle                  what the package's own handler answers to the envelope on the next line
    envelope, snapshot      what is on the next line, read and dumped again
    move TASK NEW           the snapshot that the package's own migration makes of the latest one
"""

import os
import sys
import warnings

warnings.simplefilter("ignore")
# The package logs on the standard output.
answers, sys.stdout = sys.stdout, open(os.devnull, "w")
answers.reconfigure(encoding="utf-8")
from asap.examples.agent_failover import _create_state_restore_handler  # noqa: E402
from asap.examples.state_migration import (  # noqa: E402
    build_state_query_envelope,
    build_state_restore_envelope,
    move_state_between_agents,
)
from asap.models.entities import Capability, Endpoint, Manifest, Skill, StateSnapshot  # noqa: E402
from asap.models.envelope import Envelope  # noqa: E402
from asap.state.stores.sqlite import SQLiteSnapshotStore  # noqa: E402

store = SQLiteSnapshotStore(sys.argv[1])
manifest = Manifest(
    id="urn:asap:agent:python",
    name="Python",
    version="0.1.0",
    description="The other agent",
    capabilities=Capability(asap_version="0.1", skills=[Skill(id="any", description="any")], state_persistence=True),
    endpoints=Endpoint(asap="http://127.0.0.1:1/asap"),
)

print("ready", file=answers, flush=True)
for line in sys.stdin:
    command, *words = line.strip().split(" ")
    if command == "query":
        version = int(words[1]) if len(words) > 1 else None
        answer = build_state_query_envelope(task_id=words[0], version=version)
    elif command == "restore":
        answer = build_state_restore_envelope(task_id=words[0], snapshot_id=words[1])
    elif command == "handle":
        envelope = Envelope.model_validate_json(sys.stdin.readline())
        answer = _create_state_restore_handler(store)(envelope, manifest)
    elif command == "envelope":
        answer = Envelope.model_validate_json(sys.stdin.readline())
    elif command == "snapshot":
        answer = StateSnapshot.model_validate_json(sys.stdin.readline())
    elif command == "move":
        answer = move_state_between_agents(store, store, words[0], new_task_id=words[1])
    else:
        raise SystemExit(f"what is {command}?")
    print(answer.model_dump_json(), file=answers, flush=True)
