"""Adds up the results of a test run and prints them; the last line counts.

Usage: summary.py RESULTS ROOT [--strict] [--failed TEXT]...
RESULTS holds the trx files. A --failed is a step of the run that went wrong and has no test of its own.
--strict: a skip that tests/skips.txt does not name with its reason fails the run.
The exit code is 1 when anything failed, or when no test ran.
"""
import argparse
import os
import re
import sys
import xml.etree.ElementTree as xml

TRX = "{http://microsoft.com/schemas/VisualStudio/TeamTest/2010}"
SHARED_ABSENT = "../shared is absent"
# These are installed by ./test, so their absence excuses nothing.
NEVER_A_REASON = re.compile(r"postgres|chromium|browser|smtp|mail server", re.IGNORECASE)


def read_results(folder):
    """Name, outcome and text of every test, in the order of the files."""
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".trx"):
            continue
        for result in xml.parse(os.path.join(folder, name)).iter(TRX + "UnitTestResult"):
            parts = [result.findtext(f"{TRX}Output/{TRX}{path}") for path in
                     (f"ErrorInfo/{TRX}Message", f"ErrorInfo/{TRX}StackTrace", "StdOut")]
            text = "\n".join(part.strip("\n") for part in parts if part)
            yield result.get("testName"), result.get("outcome"), text


def read_rules(path):
    """The pairs of pattern (as a regular expression) and reason in skips.txt, and what is wrong with the file."""
    rules, faults = [], []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            pattern, dash, reason = line.partition(" — ")
            if not dash or not reason.strip():
                faults.append(f"tests/skips.txt:{number}: write it as: test name pattern — reason")
            elif NEVER_A_REASON.search(reason):
                faults.append(f"tests/skips.txt:{number}: ./test installs that; its absence is never a reason to skip")
            else:
                rules.append((".*".join(map(re.escape, pattern.strip().split("*"))), reason.strip()))
    return rules, faults


def is_named(name, reason, rules, shared):
    """Whether a rule names this skip. The reason must be the test's own, and be true where the machine can tell."""
    if reason == SHARED_ABSENT and shared:
        return False
    return any(reason == known and re.fullmatch(pattern, name, re.DOTALL) for pattern, known in rules)


def indented(text):
    return "\n".join("    " + line for line in text.splitlines())


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("results")
    arguments.add_argument("root")
    arguments.add_argument("--strict", action="store_true")
    arguments.add_argument("--failed", action="append", default=[])
    chosen = arguments.parse_args()

    shared = os.path.isdir(os.path.join(chosen.root, "..", "shared"))
    rules, faults = read_rules(os.path.join(chosen.root, "tests", "skips.txt"))
    results = list(read_results(chosen.results))
    passed = sum(outcome == "Passed" for _, outcome, _ in results)
    skipped = [(name, text.strip()) for name, outcome, text in results if outcome == "NotExecuted"]
    failed = [(name, text) for name, outcome, text in results if outcome not in ("Passed", "NotExecuted")]
    failed += [(step.partition("\n")[0], step.partition("\n")[2]) for step in chosen.failed]
    failed += [(fault, "") for fault in faults]
    if not results:
        failed.append(("no test ran", ""))

    if skipped:
        print("\nSkipped:")
    for name, reason in skipped:
        named = is_named(name, reason, rules, shared)
        print(f"  {name} — {reason}{'' if named else '   (not named in tests/skips.txt)'}")
        if chosen.strict and not named:
            failed.append((f"{name} was skipped without leave", f"Name it in tests/skips.txt with this reason: {reason}"))
    if failed:
        print("\nFailed:")
    for name, text in failed:
        print(f"  {name}\n{indented(text)}" if text else f"  {name}")

    print()
    if not shared:
        print("shared: absent, its tests were skipped")
    print(f"{passed} passed, {len(failed)} failed, {len(skipped)} skipped")
    return 1 if failed else 0


sys.exit(main())
