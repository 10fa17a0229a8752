# SPDX-License-Identifier: Apache-2.0
import csv
import json
import math
import pathlib
import random
import struct
import unittest

import stubs  # noqa: F401  before the generated modules
import block_decoder
import wire
from block_decoder import Block, DIMENSIONS
from statsexchange.v1 import observation_pb2

ROOT = pathlib.Path(__file__).resolve().parents[3]
GOLDEN = ROOT / "tests" / "StatsExchange.Contracts.Tests" / "Golden"
DEFAULTS = {"FREQ": "A", "MEASURE": "IMM", "BASIS": "RES", "FLOW_CONCEPT": "EV", "MIN_STAY": "12", "UNIT_MEASURE": "PS", "SOURCE": "_U"}


def key(structure="FLOW", **codes):
    return tuple(codes.get(dimension, DEFAULTS.get(dimension, "_T")) for dimension in DIMENSIONS[structure])


def ordered(rows):
    return tuple(sorted(rows, key=lambda row: tuple(map(block_decoder.ordinal, row[0]))))


def flow_block():
    rows = ordered([
        (key(COUNTERPART_AREA="DNK", MEASURE="EMI"), 3763.0, {}),
        (key(COUNTERPART_AREA="DNK"), 3259.0, {"OBS_STATUS": "ep", "COMMENT": "provisional, tråd"}),
        (key(COUNTERPART_AREA="NOR"), None, {"CONF_STATUS": "C"}),
        (key(COUNTERPART_AREA="_T"), 0.0, {}),
    ])
    return Block("FLOW", "SWE", "2015", rows)


def consolidated_block():
    codes = {"ORIGIN": "SWE", "DESTINATION": "DNK", "PAIR": "residence"}
    rows = ordered([
        (key("CONSOLIDATED", **codes, FIGURE="ORG"), 3763.0, {"VINTAGE_O": "1"}),
        (key("CONSOLIDATED", **codes, FIGURE="DST"), 3539.0, {"VINTAGE_D": "1"}),
        (key("CONSOLIDATED", **codes, FIGURE="EST"), 3539.5, {"METHOD": "factors"}),
    ])
    return Block("CONSOLIDATED", "EUROPE27", "2015", rows)


def message_of(block):
    if block.structure == "CONSOLIDATED":
        return observation_pb2.ConsolidatedBlock.FromString(block_decoder.encode(block))
    return observation_pb2.ObservationBlock.FromString(block_decoder.encode(block))


class TwoDecodersTest(unittest.TestCase):
    def test_encode_own_blocks_read_back_the_same_by_both(self):
        for block in (flow_block(), consolidated_block()):
            data = block_decoder.encode(block)
            self.assertEqual(block, block_decoder.decode(data, block.structure == "CONSOLIDATED"))
            self.assertEqual(block, block_decoder.from_message(message_of(block)))
            self.assertEqual(data, message_of(block).SerializeToString(deterministic=True))

    def test_decode_golden_bytes_of_the_hub_give_the_columns_beside_them(self):
        files = sorted(GOLDEN.glob("*.binpb"))
        self.assertTrue(files, "there are no golden bytes")
        for file in files:
            with self.subTest(file=file.name):
                columns = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
                consolidated = "region" in columns
                data = file.read_bytes()
                block = block_decoder.decode(data, consolidated)
                self.assertEqual(data, block_decoder.encode(block))
                kind = observation_pb2.ConsolidatedBlock if consolidated else observation_pb2.ObservationBlock
                self.assertEqual(block, block_decoder.from_message(kind.FromString(data)))
                self.assert_columns(columns, block)

    def test_decode_golden_bytes_with_deletions_are_for_sending_only(self):
        files = sorted((GOLDEN / "Sent").glob("*.binpb"))
        self.assertTrue(files, "there are no golden bytes")
        for file in files:
            with self.assertRaisesRegex(wire.NotCanonical, "field 7 is unknown"):
                block_decoder.decode(file.read_bytes())

    def assert_columns(self, columns, block):
        """The columns as the hub's tests state them, against the rows the second decoder found."""
        structure = columns.get("structure", "CONSOLIDATED")
        self.assertEqual((structure, columns.get("region", columns.get("ref_area")), columns["time_period"], columns["count"]),
                         (block.structure, block.owner, block.period, len(block.rows)))
        self.assertEqual(DIMENSIONS[structure], [column["id"] for column in columns["dimensions"]])
        self.assertEqual([key for key, _, _ in block.rows],
                         list(zip(*([column["codes"][index] for index in column["indices"]] for column in columns["dimensions"]))))
        self.assertEqual([value for _, value, _ in block.rows], columns["values"])
        attributes = [{} for _ in block.rows]
        for column in columns["attributes"]:
            for row, text in zip(column["rows"], column["values"]):
                attributes[row][column["id"]] = text
        self.assertEqual([carried for _, _, carried in block.rows], attributes)


class RefusalTest(unittest.TestCase):
    """Every rule of the canonical form, broken one at a time."""

    def assert_refused(self, reason, data):
        with self.assertRaisesRegex(wire.NotCanonical, reason):
            block_decoder.decode(data)

    def broken(self, change):
        message = message_of(flow_block())
        change(message)
        return message.SerializeToString(deterministic=True)

    def test_decode_rows_out_of_order(self):
        block = flow_block()
        rows = (block.rows[1], block.rows[0], *block.rows[2:])
        self.assert_refused("row 1 does not come after", block_decoder.encode(Block("FLOW", "SWE", "2015", rows)))

    def test_decode_key_twice(self):
        block = flow_block()
        rows = (block.rows[0], *block.rows)
        self.assert_refused("row 1 does not come after", block_decoder.encode(Block("FLOW", "SWE", "2015", rows)))

    def test_decode_dictionary_out_of_order(self):
        def change(message):
            column = message.dimensions[2]
            column.codes[:] = list(reversed(column.codes))
            column.indices = bytes(1 - index for index in column.indices)
        self.assert_refused("the codes of MEASURE do not ascend", self.broken(change))

    def test_decode_code_that_no_row_uses(self):
        self.assert_refused("the dictionary of BASIS", self.broken(lambda m: m.dimensions[3].codes.append("ZZ")))

    def test_decode_index_beyond_the_dictionary(self):
        def change(message):
            message.dimensions[3].indices = b"\x07" * message.count
        self.assert_refused("the dictionary of BASIS", self.broken(change))

    def test_decode_indices_wider_than_needed(self):
        def change(message):
            column = message.dimensions[1]
            column.indices = b"".join(struct.pack("<H", index) for index in column.indices)
        self.assert_refused("COUNTERPART_AREA has 8 index bytes instead of 4 times 1", self.broken(change))

    def test_decode_dimension_missing_or_moved(self):
        self.assert_refused("17 dimensions instead of 18", self.broken(lambda m: m.dimensions.pop()))

        def swap(message):
            message.dimensions[2].id, message.dimensions[3].id = "BASIS", "MEASURE"
        self.assert_refused("dimension BASIS stands where MEASURE must", self.broken(swap))

    def test_decode_values_that_no_number_may_have(self):
        for bits in (0x7FF8000000000001, 0xFFF8000000000000, 0x7FF0000000000000, 0xFFF0000000000000, 0x8000000000000000,
                     struct.unpack("<Q", struct.pack("<d", -1.0))[0]):
            def change(message, bits=bits):
                message.values = struct.pack("<Q", bits) + message.values[8:]
            self.assert_refused(f"the value of row 0 has the bits {bits:016x}", self.broken(change))

    def test_decode_count_that_does_not_fit(self):
        self.assert_refused("index bytes instead of 5 times 1", self.broken(lambda m: setattr(m, "count", 5)))
        self.assert_refused("0 rows", self.broken(lambda m: m.ClearField("count")))
        self.assert_refused("8193 rows", self.broken(lambda m: setattr(m, "count", 8193)))

    def test_decode_operations_in_a_stored_block(self):
        self.assert_refused("field 7 is unknown", self.broken(lambda m: setattr(m, "operations", bytes(m.count))))

    def test_decode_attributes_out_of_form(self):
        def reverse(message):
            columns = list(reversed(list(message.attributes)))
            del message.attributes[:]
            message.attributes.extend(columns)
        self.assert_refused("is out of order", self.broken(reverse))
        self.assert_refused("has an empty text", self.broken(lambda m: m.attributes[0].values.__setitem__(0, "")))
        self.assert_refused("do not ascend below 4", self.broken(lambda m: m.attributes[0].rows.__setitem__(0, 4)))
        self.assert_refused("1 rows and 2 texts", self.broken(lambda m: m.attributes[0].values.append("x")))

        def repeat(message):
            message.attributes[0].rows.append(message.attributes[0].rows[0])
            message.attributes[0].values.append("again")
        self.assert_refused("do not ascend below 4", self.broken(repeat))

    def test_decode_bytes_that_the_library_would_accept(self):
        data = block_decoder.encode(flow_block())
        self.assertEqual(b"\x0a\x04FLOW", data[:6])
        self.assert_refused("field 99 is unknown", data + wire.write_field(99, 1))
        self.assert_refused("structure is out of order or written twice", data + wire.write_field(1, "FLOW"))
        self.assert_refused("longer than it needs", b"\x0a\x84\x00FLOW" + data[6:])
        self.assert_refused("operations|field 7", data + wire.write_element(7, b""))
        self.assert_refused("structure is written though it is empty", b"\x0a\x00" + data[6:])
        self.assert_refused("is cut off", data[:-1])
        self.assert_refused("has wire type 5", data + b"\x4d\x00\x00\x00\x00")

    def test_decode_consolidated_bytes_as_observations(self):
        with self.assertRaises(wire.NotCanonical):
            block_decoder.decode(block_decoder.encode(consolidated_block()))


class BoundaryTest(unittest.TestCase):
    def test_cut_at_keys_whose_digest_starts_with_12_zero_bits(self):
        rows = [(key(COUNTERPART_AREA=f"P{at:05}"), float(at), {}) for at in range(20_000)]
        parts = block_decoder.cut(rows)
        starts = [at for at, row in enumerate(rows) if block_decoder.starts_block(row[0])]
        self.assertGreater(len(starts), 1)
        self.assertTrue(all(any(part[0] is rows[at] for part in parts) for at in starts))
        self.assertEqual(rows, [row for part in parts for row in part])

    def test_cut_at_8192_rows_without_a_boundary(self):
        rows = [row for row in ((key(COUNTERPART_AREA=f"P{at:05}"), 1.0, {}) for at in range(9_000))
                if not block_decoder.starts_block(row[0])]
        self.assertEqual([8192, len(rows) - 8192], [len(part) for part in block_decoder.cut(rows)])

    def test_cut_one_changed_cell_rewrites_one_block(self):
        seed = 20101117
        chance = random.Random(seed)
        rows = [(key(COUNTERPART_AREA=f"P{at:05}"), float(at), {}) for at in range(20_000)]
        before = self.digests(rows)
        for _ in range(3):
            at = chance.randrange(len(rows))
            changed = rows[:at] + [(rows[at][0], rows[at][1] + 1, {})] + rows[at + 1:]
            self.assertEqual(1, len(self.digests(changed) - before), f"seed {seed}, row {at}")

    def test_join_blocks_cut_elsewhere(self):
        rows = [(key(COUNTERPART_AREA=f"P{at:05}"), 1.0, {}) for at in range(100)]
        blocks = [Block("FLOW", "SWE", "2015", tuple(part)) for part in (rows[:50], rows[50:])]
        with self.assertRaisesRegex(wire.NotCanonical, "not cut at its boundaries"):
            block_decoder.join(blocks)

    def test_encode_257_codes_take_two_bytes_each(self):
        for codes, size in ((256, 1), (257, 2)):
            rows = tuple((key(COUNTERPART_AREA=f"P{at:05}"), 1.0, {}) for at in range(codes))
            message = message_of(Block("FLOW", "SWE", "2015", rows))
            self.assertEqual(codes * size, len(message.dimensions[1].indices))
            self.assertEqual(rows, block_decoder.decode(block_decoder.encode(Block("FLOW", "SWE", "2015", rows))).rows)

    def test_encode_real_stocks_every_block_reads_back(self):
        slices = {}
        with open(ROOT / "deploy" / "samples" / "stocks_undesa_2019.csv", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["REF_AREA"] in ("PHL", "USA"):
                    codes = key("STOCK", COUNTERPART_AREA=row["COUNTERPART_AREA"], BASIS="CBX", SEX=row["SEX"])
                    slices.setdefault((row["REF_AREA"], row["TIME_PERIOD"]), []).append((codes, float(row["OBS_VALUE"]), {}))
        self.assertEqual(10, len(slices))
        for (area, period), rows in slices.items():
            blocks = [Block("STOCK", area, period, part) for part in block_decoder.cut(ordered(rows))]
            self.assertEqual(blocks, [block_decoder.decode(block_decoder.encode(block)) for block in blocks])
            self.assertEqual(math.fsum(row[1] for row in rows), math.fsum(row[1] for row in block_decoder.join(blocks)))

    @staticmethod
    def digests(rows):
        return {block_decoder.encode(Block("FLOW", "SWE", "2015", part)) for part in block_decoder.cut(rows)}


if __name__ == "__main__":
    unittest.main()
