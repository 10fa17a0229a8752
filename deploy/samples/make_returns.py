#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the SYNTHETIC sample of return migration. No public set of bilateral returns exists, and no office reported these figures.

The numbers of returns come from differences of the migrant stocks in source/: where the stock of people of one country living in another fell
between two dates, the decrease stands for people who went back (after Abel 2013; deaths and moves onwards are left out of account), the same
number in each year. How they split by age, education and the rest is made up by fixed shares. The departures of the other side are the same
returns as a country would count them that counts after 6 months already, by the IMEM factor. Everything is labelled: in the file names, in
SOURCE=EST, in COMMENT and OBS_STATUS of every observation, and in the footnotes of the series sheets.
"""

import argparse
import csv
import filecmp
import io
import json
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = "returns"
SOURCE = "migrant_stock_undesa_2019_revision.csv"
REPORTERS = {"IDN": ["ID-JB", "ID-JI", "ID-JT"], "PHL": ["PH-00", "PH-07", "PH-40"]}
INTERVALS = [(2000, 2005), (2005, 2010), (2010, 2015), (2015, 2019)]
PERIODS = (2015, 2019)
LEAST_DECREASE = 100
SIX_MONTHS_TO_TWELVE = 0.73
COMMENT = "SYNTHETIC: implied by differences of UN DESA migrant stocks; shares made up; reported by no office"

SHARES = {
    "AGE": {"Y_LT15": 6, "Y15T24": 17, "Y25T44": 48, "Y45T64": 24, "Y_GE65": 5},
    "EDUCATION": {"ED0": 1, "ED1": 18, "ED2": 21, "ED3": 34, "ED4": 4, "ED5": 6, "ED6": 12, "ED7": 3, "ED8": 1},
    "DURATION_ABROAD": {"Y_LT1": 9, "Y1T4": 52, "Y5T9": 25, "Y_GE10": 14},
    "OCCUPATION_ABROAD": {"OC1": 2, "OC2": 8, "OC3": 6, "OC4": 5, "OC5": 20, "OC6": 4, "OC7": 13, "OC8": 9, "OC9": 33},
    "ACTIVITY_ABROAD": {"A": 8, "C": 14, "F": 17, "I": 15, "Q": 12, "T": 34},
    "LABOUR_STATUS": {"EMP": 55, "UNE": 17, "OLF": 28},
    "RETURN_REASON": {"VOL": 31, "END": 48, "AST": 6, "REM": 9, "OTH": 6},
}
SINCE_RETURN = {"Y_LT1": 22, "Y1T4": 55, "Y5T9": 23}
PLACES = [41, 34, 25]
RETURN_DIMENSIONS = ["MEASURE", "SEX", *SHARES, "TIME_SINCE_RETURN", "RESIDENCE", "UNIT_MEASURE", "SOURCE"]
RETURN_FILE = "returns_synthetic.csv"
DEPARTURE_FILE = "departures_synthetic.csv"
SHEETS = {
    "returns_in_the_year_synthetic.sheet.json": {"structure": "RETURN", "measure": "RFL", "minimum_stay_months": 12},
    "returned_residents_synthetic.sheet.json": {"structure": "RETURN", "measure": "RST"},
    "departures_synthetic.sheet.json": {"structure": "FLOW", "measure": "EMI", "basis": "RES", "citizens": "CTP", "minimum_stay_months": 6},
}


def split(total, shares):
    """Whole people by shares, by the largest remainders, so that the parts add up."""
    exact = {code: total * share / sum(shares.values()) for code, share in shares.items()}
    parts = {code: int(value) for code, value in exact.items()}
    left = total - sum(parts.values())
    for code in sorted(exact, key=lambda each: (parts[each] - exact[each], each))[:left]:
        parts[code] += 1
    return parts


def returns(stocks, reporter):
    """By counterpart and period: women and men who returned in the year, and who have returned since 2000."""
    for counterpart in sorted({destination for origin, destination, _, _ in stocks if origin == reporter}):
        fallen = {}
        for begin, end in INTERVALS:
            steps = [stocks.get((reporter, counterpart, year, sex)) for year in (begin, end) for sex in "FM"]
            fallen[end] = None if None in steps else [max(0, steps[i] - steps[i + 2]) for i in (0, 1)]
        for end, years in ((2015, 5), (2019, 4)):
            if fallen[end] and min(fallen[end]) > 0 and sum(fallen[end]) >= LEAST_DECREASE:
                until = [people for date, people in fallen.items() if people and date <= end]
                yield counterpart, end, [round(people / years) for people in fallen[end]], [sum(sex) for sex in zip(*until)]


def observations(measure, people, since_return, places):
    """The total, women and men, and the total by each other dimension."""
    total = sum(people)
    yield {}, total
    yield {"SEX": "F"}, people[0]
    yield {"SEX": "M"}, people[1]
    tables = {**SHARES, "TIME_SINCE_RETURN": since_return, "RESIDENCE": dict(zip(places, PLACES))}
    for dimension, shares in tables.items():
        for code, part in split(total, shares).items():
            yield {dimension: code}, part


def return_rows(stocks):
    for reporter, places in REPORTERS.items():
        for counterpart, period, in_year, since in returns(stocks, reporter):
            for measure, people, since_return in (("RFL", in_year, {"Y_LT1": 1}), ("RST", since, SINCE_RETURN)):
                for codes, value in observations(measure, people, since_return, places):
                    key = {"MEASURE": measure, "UNIT_MEASURE": "PS", "SOURCE": "EST", **codes}
                    yield ["RETURN", reporter, counterpart, *[key.get(each, "_T") for each in RETURN_DIMENSIONS], str(period), str(value), "E", COMMENT]


def departure_rows(stocks):
    for reporter in REPORTERS:
        for counterpart, period, in_year, _ in returns(stocks, reporter):
            women, men = (round(people / SIX_MONTHS_TO_TWELVE) for people in in_year)
            for sex, value in (("_T", women + men), ("F", women), ("M", men)):
                yield ["FLOW", counterpart, reporter, "EMI", "RES", "CTP", "6", sex, "EST", str(period), str(value), "E", COMMENT]


def write(path, header, rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(sorted(rows))
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text.getvalue())


def make(target):
    with open(os.path.join(HERE, "source", SOURCE), encoding="utf-8", newline="") as file:
        stocks = {(row["origin"], row["destination"], int(row["year"]), row["sex"]): int(row["stock"]) for row in csv.DictReader(file) if row["stock"]}
    os.makedirs(target, exist_ok=True)
    ends = ["TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "COMMENT"]
    write(os.path.join(target, RETURN_FILE), ["STRUCTURE", "REF_AREA", "COUNTERPART_AREA", *RETURN_DIMENSIONS, *ends], return_rows(stocks))
    write(os.path.join(target, DEPARTURE_FILE), ["STRUCTURE", "REF_AREA", "COUNTERPART_AREA", "MEASURE", "BASIS", "CITIZENS", "MIN_STAY", "SEX", "SOURCE", *ends],
          departure_rows(stocks))
    for name, sheet in SHEETS.items():
        stated = {**sheet, "source": "EST", "period_from": str(PERIODS[0]), "period_to": str(PERIODS[1]), "footnotes": COMMENT + "."}
        with open(os.path.join(target, name), "w", encoding="utf-8", newline="") as file:
            file.write(json.dumps(stated, indent=2) + "\n")
    return [RETURN_FILE, DEPARTURE_FILE, *SHEETS]


def check(target):
    with tempfile.TemporaryDirectory() as scratch:
        stale = [name for name in make(scratch)
                 if not os.path.exists(os.path.join(target, name))
                 or not filecmp.cmp(os.path.join(scratch, name), os.path.join(target, name), shallow=False)]
    for name in stale:
        print(f"{name} is not what the stocks give", file=sys.stderr)
    return 1 if stale else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file is not what the stocks give")
    target = os.path.join(HERE, FOLDER)
    if parser.parse_args().check:
        return check(target)
    print(", ".join(make(target)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
