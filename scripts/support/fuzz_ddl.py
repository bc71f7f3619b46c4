"""Compares the DDL of random revision files: what Alembic writes with --sql, and what mig does, byte by byte.

Each directive is a step of its own whose exception is caught, so that one process gets through many revisions and an
error of one tool has to be an error of the other. What differs is made as small as it gets and printed as a revision
file with both texts. The same seed gives the same revisions.
"""

import argparse
import random
import sys
import time
from pathlib import Path

from fuzzing import batch, reduce
from fuzzing.runner import Runner


def main() -> int:
    options = read_options()
    runner = Runner(options.mig)
    deadline = time.monotonic() + options.seconds if options.seconds else None
    done, found = 0, []
    while done < options.count if deadline is None else time.monotonic() < deadline:
        size = options.batch if deadline else min(options.batch, options.count - done)
        number = done // options.batch
        made = batch.make(random.Random(f"{options.seed}/{number}"), size)
        for finding in runner.compare(made):
            finding.origin = f"seed {options.seed}, batch {number}, {finding.step.label}"
            finding = finding if options.raw else reduce.smallest(finding, runner)
            if finding.signature not in {other.signature for other in found}:
                found.append(finding)
                report(finding, len(found), options.keep)
        done += size
        if len(found) >= options.stop:
            break
    print(f"{done} revisions, {runner.steps} directives ({runner.refused} refused by both), {len(found)} differences")
    return 1 if found else 0


def read_options():
    parser = argparse.ArgumentParser(prog="scripts/fuzz-ddl", description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=200, help="revisions to compare")
    parser.add_argument("--seconds", type=float, help="go on for so long instead")
    parser.add_argument("--batch", type=int, default=50, help="revisions in one run of either tool")
    parser.add_argument("--stop", type=int, default=20, help="end after so many differences")
    parser.add_argument("--keep", type=Path, help="a folder for the smallest revision files and both texts")
    parser.add_argument("--raw", action="store_true", help="report differences as they are, not made small")
    parser.add_argument("--mig", type=Path, required=True, help="the program")
    return parser.parse_args()


def report(finding, number, keep):
    text = finding.text()
    print(f"== difference {number} ({finding.origin})\n{text}", flush=True)
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{number:03}.txt").write_text(text)


if __name__ == "__main__":
    sys.exit(main())
