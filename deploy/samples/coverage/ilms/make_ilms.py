#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes a mapping for each id of ilms_indicators.csv, and a table of SYNTHETIC figures in the shape of ILOSTAT's bulk download.

make_ilms.py writes; make_ilms.py --check says whether the files are what it would write.
"""
import csv
import io
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
OFFICE, OTHER = "THA", "MYS"

LABOUR = {"XWAP": "_T", "TEAP": "LF", "TEMP": "EMP", "TUNE": "UNE", "TEIP": "OLF", "NEMP": "EMP", "FEMP": "EMP", "OEMP": "EMP"}
ADULTS = {"XWAP", "TEAP", "TEMP", "TUNE", "TEIP", "NWAP", "FWAP", "NEMP", "FEMP", "OEMP"}
PARTNER = {"CBR": "CB", "CCT": "CC", "CDS": "RES", "CPR": None}
CLASSES = {
    "AGE": ("AGE", {"AGE_AGGREGATE_TOTAL": "Y_GE15", "AGE_AGGREGATE_Y15-24": "Y15T24", "AGE_AGGREGATE_Y25-54": "Y25T54",
                    "AGE_AGGREGATE_Y55-64": "Y55T64", "AGE_AGGREGATE_YGE65": "Y_GE65"}),
    "EDU": ("EDUCATION", {"EDU_ISCED11_TOTAL": "_T", "EDU_ISCED11_X": "_O"} | {f"EDU_ISCED11_{i}": f"ED{i}" for i in range(9)} | {"EDU_ISCED11_9": "_U"}),
    "ECO": ("ACTIVITY", {"ECO_ISIC4_TOTAL": "_T"} | {f"ECO_ISIC4_{c}": c for c in "ABCDEFGHIJKLMNOPQRSTU"} | {"ECO_ISIC4_X": "_U"}),
    "OCU": ("OCCUPATION", {"OCU_ISCO08_TOTAL": "_T"} | {f"OCU_ISCO08_{i}": f"OC{i}" for i in range(10)} | {"OCU_ISCO08_X": "_U"}),
    "STE": ("EMP_STATUS", {"STE_ICSE93_TOTAL": "_T"} | {f"STE_ICSE93_{i}": f"ICSE93_{i}" for i in range(1, 7)}),
}
SHOWN = {
    "AGE": ["AGE_AGGREGATE_Y15-24", "AGE_AGGREGATE_Y25-54", "AGE_AGGREGATE_Y55-64", "AGE_AGGREGATE_YGE65"],
    "EDU": ["EDU_ISCED11_1", "EDU_ISCED11_3", "EDU_ISCED11_6", "EDU_ISCED11_9"],
    "ECO": ["ECO_ISIC4_A", "ECO_ISIC4_F", "ECO_ISIC4_T", "ECO_ISIC4_X"],
    "OCU": ["OCU_ISCO08_2", "OCU_ISCO08_5", "OCU_ISCO08_9", "OCU_ISCO08_X"],
    "STE": ["STE_ICSE93_1", "STE_ICSE93_3", "STE_ICSE93_5", "STE_ICSE93_6"],
}


def parts(row):
    module, population, *dimensions = row["id"].split("_")
    kind = next((d for d in dimensions if d in CLASSES), None)
    partner = next((d for d in dimensions if d in PARTNER), None)
    return module, population, kind, partner


def total_of(module, population):
    """The partner 'all': foreign-born and non-citizens are everybody but the reporter's own."""
    return "_X" if module == "MFL" else "_T"


def mapping(row):
    module, population, kind, partner = parts(row)
    constants, columns = {}, [
        {"column": "ref_area", "target": "REF_AREA"},
        {"column": "sex", "target": "SEX", "codes": {"SEX_T": "_T", "SEX_M": "M", "SEX_F": "F"}},
        {"column": "time", "target": "TIME_PERIOD"},
        {"column": "obs_status", "target": "OBS_STATUS"},
    ]
    if module == "MST":
        structure, constants["MEASURE"] = "STOCK", "IMM"
        constants["BASIS"] = PARTNER[partner]
    elif population == "XRET":
        structure, constants["MEASURE"] = "RETURN", "RFL"
    else:
        structure, constants["MEASURE"] = "FLOW", "IMM" if module == "MFL" else "EMI"
        constants["BASIS"] = PARTNER[partner] if partner else {"N": "CC", "F": "CB", "O": "RES"}[population[0]]
        if module == "MNA":
            constants["CITIZENS"] = "NAT"
    if LABOUR.get(population, "_T") != "_T":
        constants["LABOUR_STATUS"] = LABOUR[population]
    if population in ADULTS and kind != "AGE":
        constants["AGE"] = "Y_GE15"
    classifs = iter(["classif1", "classif2"])
    if kind:
        columns.append({"column": next(classifs), "target": CLASSES[kind][0], "codes": CLASSES[kind][1]})
    if partner:
        columns.append({"column": next(classifs), "target": "COUNTERPART_AREA", "strip_prefix": partner + "_",
                        "codes": {"TOTAL": total_of(module, population), "X": "_U"}})
    else:
        constants["COUNTERPART_AREA"] = total_of(module, population)
    return {
        "name": "ilms-" + row["id"].lower().replace("_", "-"),
        "structure": structure,
        "title": f"{row['id']}: {row['population']}" + (f", by {row['partner_dimension']}" if row["partner_dimension"] else ""),
        "description": "Reads rows of ILOSTAT's bulk download of this indicator. That partners stand as " + (partner or "no") +
                       "_ and ISO 3166-1 alpha-3, with TOTAL and X, is an assumption: where a download has other texts, list them under codes.",
        "columns": columns,
        "values": [{"column": "obs_value"}],
        "constants": constants,
        "take_only": [{"column": "indicator", "equal": [row["id"]]}],
        "ignore": ["source", "note_indicator", "note_source", *classifs],
    }


def figures(row, number):
    module, population, kind, partner = parts(row)
    classes = SHOWN[kind] if kind else [None]
    partners = [partner + "_PHL", partner + "_IDN", partner + "_X"] if partner else [None]
    cells = {}
    for c, name in enumerate(classes):
        for p, area in enumerate(partners):
            for s, sex in enumerate(("SEX_M", "SEX_F")):
                cells[sex, name, area] = 1000 + 97 * number + 31 * c + 11 * p + 5 * s
    for c in classes:
        for p in partners:
            cells["SEX_T", c, p] = cells["SEX_M", c, p] + cells["SEX_F", c, p]
    sexes = ("SEX_T", "SEX_M", "SEX_F")
    if kind:
        whole = next(iter(CLASSES[kind][1]))
        for s in sexes:
            for p in partners:
                cells[s, whole, p] = sum(cells[s, c, p] for c in classes)
    if partner:
        for s, c in {(s, c) for s, c, _ in cells}:
            cells[s, c, partner + "_TOTAL"] = sum(cells[s, c, p] for p in partners)
    for office, factor in ((OFFICE, 1), (OTHER, 2)):
        for (s, c, p), value in sorted(cells.items(), key=lambda cell: tuple(str(k) for k in cell[0])):
            classif = [x for x in (c, p) if x] + ["", ""]
            if office == OFFICE or s == "SEX_T":
                yield [office, "SYNTHETIC", row["id"], s, classif[0], classif[1], 2020, value * factor, "", "", ""]


def main():
    with open(HERE / "ilms_indicators.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    files = {HERE / f"{row['id']}.mapping.json": json.dumps(mapping(row), indent=2) + "\n" for row in rows}
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["ref_area", "source", "indicator", "sex", "classif1", "classif2", "time", "obs_value", "obs_status", "note_indicator", "note_source"])
    for number, row in enumerate(rows):
        table.writerows(figures(row, number))
    files[HERE / "ilms_synthetic.csv"] = text.getvalue()
    if "--check" in sys.argv:
        wrong = [path.name for path, content in files.items() if not path.exists() or path.read_text() != content]
        sys.exit(f"not as made: {', '.join(wrong)}" if wrong else 0)
    for path, content in files.items():
        path.write_text(content)


if __name__ == "__main__":
    main()
