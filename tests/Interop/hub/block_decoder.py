# SPDX-License-Identifier: Apache-2.0
"""A second decoder and encoder of the canonical ObservationBlock and ConsolidatedBlock.

Written from the description of the format, not from the hub's code, so that the two can judge each other. A block holds rows
as columns; here a row is (key, value, attributes): the codes of the slice's dimensions in structure order, a float or None
where the value is missing, and a dictionary of attributes.
"""

import dataclasses
import hashlib
import struct

import wire
from wire import NotCanonical

MOST_ROWS = 8192
MISSING = 0x7FF8000000000000
NEGATIVE_ZERO = 0x8000000000000000
SEPARATOR = "\x1f"

# All dimensions in structure order but REF_AREA and TIME_PERIOD, which a slice has once.
_FLOW = ("FREQ COUNTERPART_AREA MEASURE BASIS CITIZENS FLOW_CONCEPT MIN_STAY STAY REASON LEGAL_STATUS LABOUR_STATUS SEX AGE "
         "EDUCATION OCCUPATION ACTIVITY UNIT_MEASURE SOURCE")
_STOCK = ("FREQ COUNTERPART_AREA MEASURE BASIS LEGAL_STATUS REASON LABOUR_STATUS EMP_STATUS SEX AGE EDUCATION OCCUPATION ACTIVITY "
          "RESIDENCE_DURATION UNIT_MEASURE SOURCE")
_RETURN = ("FREQ COUNTERPART_AREA MEASURE SEX AGE EDUCATION DURATION_ABROAD TIME_SINCE_RETURN OCCUPATION_ABROAD ACTIVITY_ABROAD "
           "LABOUR_STATUS RETURN_REASON RESIDENCE UNIT_MEASURE SOURCE")
_CONSOLIDATED = ("FREQ ORIGIN DESTINATION PAIR BASIS UNIT_MEASURE CITIZENS STAY REASON LEGAL_STATUS LABOUR_STATUS SEX AGE EDUCATION "
                 "OCCUPATION ACTIVITY EMP_STATUS RESIDENCE_DURATION DURATION_ABROAD TIME_SINCE_RETURN OCCUPATION_ABROAD "
                 "ACTIVITY_ABROAD RETURN_REASON RESIDENCE FIGURE")
DIMENSIONS = {"FLOW": _FLOW.split(), "STOCK": _STOCK.split(), "RETURN": _RETURN.split(), "CONSOLIDATED": _CONSOLIDATED.split()}
CONSOLIDATED = "CONSOLIDATED"

_OBSERVATION_SHAPE = {1: ("structure", "text"), 2: ("owner", "text"), 3: ("period", "text"), 4: ("count", "uint"),
                      5: ("dimensions", "messages"), 6: ("values", "bytes"), 8: ("attributes", "messages")}
_CONSOLIDATED_SHAPE = {1: ("owner", "text"), 2: ("period", "text"), 3: ("count", "uint"), 4: ("dimensions", "messages"),
                       5: ("values", "bytes"), 6: ("attributes", "messages")}
_DIMENSION_SHAPE = {1: ("id", "text"), 2: ("codes", "texts"), 3: ("indices", "bytes")}
_ATTRIBUTE_SHAPE = {1: ("id", "text"), 2: ("rows", "uints"), 3: ("values", "texts")}


@dataclasses.dataclass(frozen=True)
class Block:
    """structure: STOCK, FLOW, RETURN or CONSOLIDATED; owner: the reporting country, or the region of a consolidated block."""

    structure: str
    owner: str
    period: str
    rows: tuple


def decode(data, consolidated=False):
    """The block, if these bytes are its canonical form; otherwise NotCanonical says why not."""
    message = wire.read_message(data, _CONSOLIDATED_SHAPE if consolidated else _OBSERVATION_SHAPE)
    structure = CONSOLIDATED if consolidated else message["structure"]
    count = message["count"]
    if structure not in DIMENSIONS or (structure == CONSOLIDATED) != consolidated:
        raise NotCanonical(f"{structure!r} is not a structure of such blocks")
    if not message["owner"] or not message["period"]:
        raise NotCanonical("the slice is not named")
    if not 1 <= count <= MOST_ROWS:
        raise NotCanonical(f"{count} rows are not between 1 and {MOST_ROWS}")
    keys = _keys(structure, count, message["dimensions"])
    values = _values(count, message["values"])
    attributes = _attributes(count, message["attributes"])
    rows = tuple((keys[row], values[row], attributes.get(row, {})) for row in range(count))
    return Block(structure, message["owner"], message["period"], rows)


def encode(block):
    """The canonical bytes of a block whose rows are in canonical order."""
    columns = b""
    number = 4 if block.structure == CONSOLIDATED else 5
    for position, dimension in enumerate(DIMENSIONS[block.structure]):
        codes = sorted({row[0][position] for row in block.rows}, key=ordinal)
        index = {code: at for at, code in enumerate(codes)}
        indices = b"".join(index[row[0][position]].to_bytes(width(len(codes)), "little") for row in block.rows)
        column = wire.write_field(1, dimension) + b"".join(wire.write_element(2, code) for code in codes) + wire.write_field(3, indices)
        columns += wire.write_element(number, column)
    bits = (MISSING if value is None else struct.unpack("<Q", struct.pack("<d", value))[0] for _, value, _ in block.rows)
    values = b"".join(struct.pack("<Q", b) for b in bits)
    attributes = b""
    for attribute in sorted({name for row in block.rows for name in row[2]}, key=ordinal):
        carried = [(at, row[2][attribute]) for at, row in enumerate(block.rows) if attribute in row[2]]
        column = (wire.write_field(1, attribute)
                  + wire.write_element(2, b"".join(wire.write_varint(at) for at, _ in carried))
                  + b"".join(wire.write_element(3, text) for _, text in carried))
        attributes += wire.write_element(number + (2 if block.structure == CONSOLIDATED else 3), column)
    head = [block.owner, block.period, len(block.rows)]
    if block.structure != CONSOLIDATED:
        head.insert(0, block.structure)
    out = b"".join(wire.write_field(at + 1, value) for at, value in enumerate(head))
    return out + columns + wire.write_field(number + 1, values) + attributes


def from_message(message):
    """The block of a generated message, as the protobuf library read it: columns taken as they are, nothing judged."""
    consolidated = hasattr(message, "region")
    keys = [[] for _ in range(message.count)]
    for column in message.dimensions:
        size = len(column.indices) // message.count
        for row in range(message.count):
            keys[row].append(column.codes[int.from_bytes(column.indices[row * size:(row + 1) * size], "little")])
    values = [None if value != value else value for value in struct.unpack(f"<{message.count}d", message.values)]
    attributes = [{} for _ in range(message.count)]
    for column in message.attributes:
        for row, text in zip(column.rows, column.values):
            attributes[row][column.id] = text
    rows = tuple((tuple(keys[row]), values[row], attributes[row]) for row in range(message.count))
    if consolidated:
        return Block(CONSOLIDATED, message.region, message.time_period, rows)
    return Block(message.structure, message.ref_area, message.time_period, rows)


def starts_block(key):
    """Whether a block ends before this key: 12 zero bits at the start of the SHA-256 of its codes."""
    digest = hashlib.sha256(SEPARATOR.join(key).encode("utf-8")).digest()
    return digest[0] == 0 and digest[1] < 16


def cut(rows):
    """The rows of a slice, in canonical order, cut into the rows of its blocks."""
    parts = []
    for row in rows:
        if not parts or len(parts[-1]) == MOST_ROWS or starts_block(row[0]):
            parts.append([])
        parts[-1].append(row)
    return [tuple(part) for part in parts]


def join(blocks):
    """The rows of a slice from its blocks, if these are ordered and cut as they must be."""
    rows = tuple(row for block in blocks for row in block.rows)
    _ascending([row[0] for row in rows])
    if len({(block.structure, block.owner, block.period) for block in blocks}) > 1:
        raise NotCanonical("the blocks are of several slices")
    if cut(rows) != [block.rows for block in blocks]:
        raise NotCanonical("the slice is not cut at its boundaries")
    return rows


def ordinal(text):
    """Sorts by UTF-16 code units, which is what "ordinal" means where the canonical form is written."""
    return text.encode("utf-16-be")


def width(codes):
    return 1 if codes <= 1 << 8 else 2 if codes <= 1 << 16 else 4


def _keys(structure, count, columns):
    if len(columns) != len(DIMENSIONS[structure]):
        raise NotCanonical(f"{len(columns)} dimensions instead of {len(DIMENSIONS[structure])}")
    decoded = []
    for expected, data in zip(DIMENSIONS[structure], columns):
        column = wire.read_message(data, _DIMENSION_SHAPE)
        codes, indices = column["codes"], column["indices"]
        if column["id"] != expected:
            raise NotCanonical(f"dimension {column['id']} stands where {expected} must")
        if any(ordinal(a) >= ordinal(b) for a, b in zip(codes, codes[1:])):
            raise NotCanonical(f"the codes of {expected} do not ascend")
        size = width(len(codes))
        if len(indices) != count * size:
            raise NotCanonical(f"{expected} has {len(indices)} index bytes instead of {count} times {size}")
        positions = [int.from_bytes(indices[at:at + size], "little") for at in range(0, len(indices), size)]
        if set(positions) != set(range(len(codes))):
            raise NotCanonical(f"the dictionary of {expected} is not what its indices use")
        decoded.append([codes[position] for position in positions])
    keys = list(zip(*decoded))
    _ascending(keys)
    return keys


def _ascending(keys):
    ordered = [tuple(map(ordinal, key)) for key in keys]
    for row, (before, after) in enumerate(zip(ordered, ordered[1:]), 1):
        if before >= after:
            raise NotCanonical(f"row {row} does not come after the row before it")


def _values(count, data):
    if len(data) != count * 8:
        raise NotCanonical(f"{len(data)} value bytes instead of {count} times 8")
    values = []
    for row, (bits,) in enumerate(struct.iter_unpack("<Q", data)):
        value = struct.unpack("<d", struct.pack("<Q", bits))[0]
        if bits == MISSING:
            values.append(None)
        elif value != value or value in (float("inf"), float("-inf")) or bits & NEGATIVE_ZERO:
            raise NotCanonical(f"the value of row {row} has the bits {bits:016x}")
        else:
            values.append(value)
    return values


def _attributes(count, columns):
    by_row = {}
    last = None
    for data in columns:
        column = wire.read_message(data, _ATTRIBUTE_SHAPE)
        name, rows, texts = column["id"], column["rows"], column["values"]
        if not name or (last is not None and ordinal(last) >= ordinal(name)):
            raise NotCanonical(f"attribute {name!r} is out of order")
        last = name
        if not rows or len(rows) != len(texts):
            raise NotCanonical(f"{name} has {len(rows)} rows and {len(texts)} texts")
        if any(a >= b for a, b in zip(rows, rows[1:])) or rows[-1] >= count:
            raise NotCanonical(f"the rows of {name} do not ascend below {count}")
        if not all(texts):
            raise NotCanonical(f"{name} has an empty text")
        for row, text in zip(rows, texts):
            by_row.setdefault(row, {})[name] = text
    return by_row
