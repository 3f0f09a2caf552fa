"""Runs shell commands, at most JOBS at a time in the order given, and prints what they cost as JSON.

    measure.py JOBS COMMAND...

CPU seconds are those of each command and of all descendants that it waited for (wait4), the peak
is the largest resident size of a single process among them.
"""

import json
import os
import sys
import time

jobs, waiting = int(sys.argv[1]), sys.argv[2:]
started = time.monotonic()
cpu = peak = running = 0
while waiting or running:
    if waiting and running < jobs:
        os.posix_spawn("/bin/sh", ["sh", "-c", waiting.pop(0)], os.environ)
        running += 1
        continue
    _, status, usage = os.wait4(-1, 0)
    running -= 1
    if status != 0:
        sys.exit(f"a command ended with {os.waitstatus_to_exitcode(status)}")
    cpu += usage.ru_utime + usage.ru_stime
    peak = max(peak, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))
print(json.dumps({"seconds": time.monotonic() - started, "cpuSeconds": cpu, "peakBytes": peak}))
