#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""count_trx.py FOLDER PROJECTS: adds up the trx files of a folder, one per test project.

Names failed and skipped tests with their reasons. The last line is "N passed, N failed, N skipped". A project without
results is a failure.
"""

import pathlib
import sys
import xml.etree.ElementTree

NAMESPACE = {"t": "http://microsoft.com/schemas/VisualStudio/TeamTest/2010"}


def main(folder, projects):
    passed = failed = skipped = 0
    files = sorted(pathlib.Path(folder).rglob("*.trx")) if pathlib.Path(folder).is_dir() else []
    for file in files:
        root = xml.etree.ElementTree.parse(file).getroot()
        for result in root.findall("t:Results/t:UnitTestResult", NAMESPACE):
            outcome, name = result.get("outcome"), result.get("testName")
            if outcome == "Passed":
                passed += 1
            elif outcome == "NotExecuted":
                skipped += 1
                reason = result.findtext("t:Output/t:ErrorInfo/t:Message", "no reason given", NAMESPACE)
                print(f"skipped: {name}: {reason.strip()}")
            else:
                failed += 1
                reason = result.findtext("t:Output/t:ErrorInfo/t:Message", "no reason given", NAMESPACE)
                print(f"failed: {name}: {reason.strip()}")
        if root.find("t:ResultSummary", NAMESPACE).get("outcome") not in ("Completed", "Failed"):
            failed += 1
            print(f"failed: {file.name} was not completed")
    if len(files) < projects:
        failed += projects - len(files)
        print(f"failed: {projects} test projects, but {len(files)} with results")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
