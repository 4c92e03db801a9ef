"""Outcomes of the named tests that evidence rests on, from .trx files, as JSON: tested.py FOLDER BUILD MOMENT."""
import glob
import json
import os
import re
import sys
import xml.etree.ElementTree as xml

folder, build, moment = sys.argv[1:4]
space = "{http://microsoft.com/schemas/VisualStudio/TeamTest/2010}"
# Only tests that some evidence, or the accessibility statement, names: the name of the test stands in the source.
root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "src")
names = set()
for path in glob.glob(os.path.join(root, "**", "*.cs"), recursive=True):
    with open(path, encoding="utf-8") as source:
        names.update(re.findall(r'new Tested(?:Evidence\("[^"]+", |Claim\()"([^"]+)"', source.read()))
tests = []
for path in sorted(glob.glob(os.path.join(folder, "**", "*.trx"), recursive=True)):
    for result in xml.parse(path).iter(space + "UnitTestResult"):
        if any(name in result.get("testName", "") for name in names):
            tests.append({"name": result.get("testName"), "outcome": result.get("outcome")})
json.dump({"build": build, "at": moment, "tests": tests}, sys.stdout, indent=1)
