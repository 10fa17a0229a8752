#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Turns the two source files of the samples into long CSV as `statsx submit` reads it.

A dimension whose value is the structure's default has no column. A cell that was not reported has no row.
"""

import argparse
import csv
import filecmp
import io
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))

FLOW_SOURCE = "mirror_flows_europe_2010_2017.csv"
FLOW_FILE = "flows_europe27.csv"
FLOW_HEADER = ["STRUCTURE", "REF_AREA", "COUNTERPART_AREA", "MEASURE", "BASIS", "MIN_STAY", "TIME_PERIOD", "OBS_VALUE"]

STOCK_SOURCE = "migrant_stock_undesa_2019_revision.csv"
STOCK_FILE = "stocks_undesa_2019.csv"
STOCK_HEADER = ["STRUCTURE", "REF_AREA", "COUNTERPART_AREA", "MEASURE", "BASIS", "SEX", "TIME_PERIOD", "OBS_VALUE"]

SEX = {"M": "M", "F": "F", "T": "_T"}


def flows(rows):
    """One row of the source is one move seen from both ends: up to two observations, one per office."""
    for row in rows:
        origin, destination, year = row["origin"], row["destination"], row["year"]
        departures = row["emigration_reported_by_origin"]
        arrivals = row["immigration_reported_by_destination"]
        if departures:
            yield ["FLOW", origin, destination, "EMI", "RES", "12", year, departures]
        if arrivals:
            yield ["FLOW", destination, origin, "IMM", "RES", "12", year, arrivals]


def stocks(rows):
    """One row of the source is one observation of the destination."""
    for row in rows:
        if row["stock"]:
            yield ["STOCK", row["destination"], row["origin"], "IMM", "CBX", SEX[row["sex"]], row["year"], row["stock"]]


def convert(source, target, header, observations):
    with open(source, encoding="utf-8", newline="") as file:
        result = sorted(observations(csv.DictReader(file)))
    if len({tuple(row[:-1]) for row in result}) != len(result):
        raise SystemExit(f"{source}: a key occurs twice")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(result)
    with open(target, "w", encoding="utf-8", newline="") as file:
        file.write(text.getvalue())
    return len(result)


def make(source, target):
    made = []
    for source_name, target_name, header, observations in (
        (FLOW_SOURCE, FLOW_FILE, FLOW_HEADER, flows),
        (STOCK_SOURCE, STOCK_FILE, STOCK_HEADER, stocks),
    ):
        count = convert(os.path.join(source, source_name), os.path.join(target, target_name), header, observations)
        made.append((target_name, count))
    return made


def check(source, target):
    with tempfile.TemporaryDirectory() as scratch:
        stale = [name for name, _ in make(source, scratch)
                 if not os.path.exists(os.path.join(target, name))
                 or not filecmp.cmp(os.path.join(scratch, name), os.path.join(target, name), shallow=False)]
    for name in stale:
        print(f"{name} is not what the source files give", file=sys.stderr)
    return 1 if stale else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", default=os.path.join(HERE, "source"), help="folder of the source files (default: source beside this script)")
    parser.add_argument("--output", default=HERE, help="folder of the long CSV files (default: beside this script)")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file in --output is not what the source gives")
    arguments = parser.parse_args()
    if arguments.check:
        return check(arguments.source, arguments.output)
    for name, count in make(arguments.source, arguments.output):
        print(f"{name}: {count:,} observations")
    return 0


if __name__ == "__main__":
    sys.exit(main())
