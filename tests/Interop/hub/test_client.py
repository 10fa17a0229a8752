# SPDX-License-Identifier: Apache-2.0
"""Two offices and a regional body work with a hub through nothing but protos/, Debian's python3-grpcio and openssl.

Needs a built hub and command line, named by STATSEXCHANGE_HUB_DLL and STATSEXCHANGE_CLI_DLL.
"""

import csv
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import unittest
import uuid

import grpc

import stubs  # before the generated modules
import block_decoder
import hub as hubs
import merkle
import openssl
import wire
from block_decoder import Block, DIMENSIONS
from statsexchange.v1 import administration_service_pb2, administration_service_pb2_grpc
from statsexchange.v1 import agreement_service_pb2, agreement_service_pb2_grpc
from statsexchange.v1 import job_service_pb2, job_service_pb2_grpc
from statsexchange.v1 import mirror_service_pb2, mirror_service_pb2_grpc
from statsexchange.v1 import observation_pb2, observation_service_pb2
from statsexchange.v1 import reference_service_pb2, reference_service_pb2_grpc
from statsexchange.v1 import snapshot_service_pb2, snapshot_service_pb2_grpc
from statsexchange.v1 import submission_service_pb2, submission_service_pb2_grpc

ROOT = pathlib.Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "deploy" / "samples"
REGION = "EUROPE27"
OFFICES = ("DNK", "SWE")
DEFAULTS = {"FREQ": "A", "FLOW_CONCEPT": "EV", "UNIT_MEASURE": "PS", "SOURCE": "_U"}
NOT_DIMENSIONS = ("STRUCTURE", "REF_AREA", "TIME_PERIOD", "OBS_VALUE")
SECONDS_FOR_A_JOB = 60


def sample_rows(office):
    """What one office reports: (period, codes by dimension, value)."""
    with open(SAMPLES / "flows_europe27.csv", encoding="utf-8", newline="") as file:
        return [(row["TIME_PERIOD"], {name: code for name, code in row.items() if name not in NOT_DIMENSIONS}, float(row["OBS_VALUE"]))
                for row in csv.DictReader(file) if row["REF_AREA"] == office]


def canonical(rows):
    """The same as slices: period to rows in canonical order with every dimension."""
    slices = {}
    for period, codes, value in rows:
        key = tuple(codes.get(dimension, DEFAULTS.get(dimension, "_T")) for dimension in DIMENSIONS["FLOW"])
        slices.setdefault(period, []).append((key, value, {}))
    return {period: tuple(sorted(slices[period], key=lambda row: tuple(map(block_decoder.ordinal, row[0])))) for period in sorted(slices)}


def as_rows(rows):
    for at in range(0, len(rows), 100):
        observations = [observation_pb2.Observation(dimensions={**codes, "TIME_PERIOD": period}, value=value)
                        for period, codes, value in rows[at:at + 100]]
        yield submission_service_pb2.SubmitRequest(rows=observation_pb2.ObservationRows(observations=observations))


def as_blocks(office, rows, cut=block_decoder.cut):
    for period, ordered in canonical(rows).items():
        for part in cut(ordered):
            data = block_decoder.encode(Block("FLOW", office, period, tuple(part)))
            yield submission_service_pb2.SubmitRequest(block=observation_pb2.ObservationBlock.FromString(data))


def receipt_text(receipt):
    """The signed bytes, as the proto documents them."""
    time = receipt.time.ToDatetime().strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    lines = ["statsexchange receipt v1", f"stream: {receipt.stream}", f"seq: {receipt.seq}",
             f"content_digest: {receipt.content_digest.hex()}", f"previous_hash: {receipt.previous_hash.hex()}",
             f"hash: {receipt.hash.hex()}", f"time: {time}", f"key_id: {receipt.key_id}", f"salt: {receipt.salt.hex()}"]
    return "".join(line + "\n" for line in lines).encode("utf-8")


@unittest.skipUnless(hubs.HUB and hubs.CLI, "STATSEXCHANGE_HUB_DLL and STATSEXCHANGE_CLI_DLL name no built hub and command line")
class ClientTest(unittest.TestCase):
    """One hub for all tests. Each test states one fact and leaves the corridor Sweden to Denmark as it was."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.hub = hubs.Hub()
        cls.addClassCleanup(cls.hub.stop)
        cls.hub.start()
        channel = cls.hub.channel
        cls.administration = administration_service_pb2_grpc.AdministrationServiceStub(channel)
        cls.agreements = agreement_service_pb2_grpc.AgreementServiceStub(channel)
        cls.jobs = job_service_pb2_grpc.JobServiceStub(channel)
        cls.mirror = mirror_service_pb2_grpc.MirrorServiceStub(channel)
        cls.reference = reference_service_pb2_grpc.ReferenceServiceStub(channel)
        cls.snapshots = snapshot_service_pb2_grpc.SnapshotServiceStub(channel)
        cls.submissions = submission_service_pb2_grpc.SubmissionServiceStub(channel)
        cls.evidence_key = (cls.hub.data / "keys" / "evidence.pub.pem").read_text(encoding="ascii")
        cls.analyst = {office: cls.hub.token("analyst", office) for office in OFFICES}
        cls.submitter = {office: cls.hub.token("submitter", office) for office in OFFICES}
        cls.signer = {office: cls.hub.token("signatory", office) for office in OFFICES}
        cls.signer[REGION] = cls.steward = cls.hub.token("steward", REGION)
        cls.keys = {}
        cls.register()
        cls.rows = {office: sample_rows(office) for office in OFFICES}
        cls.receipts = {
            "SWE": cls.submit("SWE", as_rows(cls.rows["SWE"])).receipt,
            "DNK": cls.submit("DNK", as_blocks("DNK", cls.rows["DNK"])).receipt,
        }
        for grantor, grantee in (("SWE", "DNK"), ("DNK", "SWE"), ("SWE", REGION), ("DNK", REGION)):
            cls.agree(grantor, grantee)

    @classmethod
    def register(cls):
        admin = cls.hub.token("admin")
        for office in OFFICES:
            request = administration_service_pb2.RegisterOfficeRequest(
                request_id=str(uuid.uuid4()),
                office=administration_service_pb2.Office(ref_area=office, name=f"Statistics {office}", contact="migration desk"))
            cls.administration.RegisterOffice(request, metadata=admin)
        for party in (*OFFICES, REGION):
            private, public = openssl.make_key(cls.hub.folder, party)
            request = administration_service_pb2.RegisterSignatoryRequest(
                request_id=str(uuid.uuid4()),
                signatory=administration_service_pb2.Signatory(party=party, name=f"Head of {party}", public_key=public))
            registered = cls.administration.RegisterSignatory(request, metadata=admin).signatory
            cls.keys[party] = (private, public, registered.key_id)

    @classmethod
    def submit(cls, office, content, request_id=None, metadata=None, structure="FLOW", **header):
        def stream():
            yield submission_service_pb2.SubmitRequest(header=submission_service_pb2.SubmissionHeader(
                request_id=request_id or str(uuid.uuid4()), ref_area=office, structure=structure, source_name="sample", **header))
            yield from content
        return cls.submissions.Submit(stream(), metadata=metadata or cls.submitter[office])

    @classmethod
    def agree(cls, grantor, grantee):
        uses = agreement_service_pb2
        terms = agreement_service_pb2.AgreementTerms(
            grantor=grantor, grantee=grantee, structures=["FLOW"], legal_basis="memorandum of understanding",
            uses=[uses.USE_COMPARE, uses.USE_ESTIMATE, uses.USE_PUBLISH_AGREED, uses.USE_PUBLISH_ORIGINAL, uses.USE_FORWARD_TO_REGION])
        proposed = cls.agreements.ProposeAgreement(
            agreement_service_pb2.ProposeAgreementRequest(request_id=str(uuid.uuid4()), terms=terms),
            metadata=cls.analyst[grantor]).agreement
        for party in (grantor, grantee):
            private, _, key_id = cls.keys[party]
            request = agreement_service_pb2.SignAgreementRequest(
                request_id=str(uuid.uuid4()), agreement=proposed.id, key_id=key_id, signature=openssl.sign(private, proposed.statement))
            signed = cls.agreements.SignAgreement(request, metadata=cls.signer[party]).agreement
        if signed.state != agreement_service_pb2.AGREEMENT_STATE_SIGNED:
            raise AssertionError(f"{signed.id} is not signed")

    def assert_refused(self, code, reason, call):
        with self.assertRaises(grpc.RpcError) as caught:
            call()
        self.assertEqual((code, reason), (caught.exception.code(), hubs.error_reason(caught.exception)), caught.exception.details())

    # ---- submitting ----

    def test_submit_receipt_verifies_with_openssl(self):
        listed = self.reference.ListSigningKeys(reference_service_pb2.ListSigningKeysRequest())
        self.assertIn(openssl.key_id(self.evidence_key), [key.key_id for key in listed.keys])
        for office, receipt in self.receipts.items():
            with self.subTest(office=office):
                self.assertEqual(f"country/{office}", receipt.stream)
                self.assertEqual(openssl.key_id(self.evidence_key), receipt.key_id)
                self.assertTrue(openssl.verifies(self.evidence_key, receipt.signature, receipt_text(receipt)))
                self.assertFalse(openssl.verifies(self.evidence_key, receipt.signature, receipt_text(receipt) + b"\n"))

    def test_submit_same_content_as_rows_and_as_blocks_has_one_digest(self):
        def halves(ordered):
            return ordered[:len(ordered) // 2], ordered[len(ordered) // 2:]
        digests = {
            self.submit("DNK", as_rows(self.rows["DNK"])).receipt.content_digest,
            self.submit("DNK", as_rows(list(reversed(self.rows["DNK"])))).receipt.content_digest,
            self.submit("DNK", as_blocks("DNK", self.rows["DNK"])).receipt.content_digest,
            self.submit("DNK", as_blocks("DNK", self.rows["DNK"], halves)).receipt.content_digest,
        }
        self.assertEqual({self.receipts["DNK"].content_digest}, digests)

    def test_submit_retry_with_one_request_id_gives_the_same_receipt(self):
        first, second = (self.submit("SWE", as_rows(self.rows["SWE"]), request_id="retry-1").receipt for _ in range(2))
        self.assertEqual(first.SerializeToString(deterministic=True), second.SerializeToString(deterministic=True))
        self.assert_refused(grpc.StatusCode.ALREADY_EXISTS, "REQUEST_ID_REUSED",
                            lambda: self.submit("SWE", as_rows(self.rows["SWE"][1:]), request_id="retry-1"))

    def test_submit_row_of_another_office_is_refused_and_named(self):
        period, codes, value = self.rows["SWE"][0]
        wrong = [(period, {**codes, "REF_AREA": "DNK"}, value)]
        self.assert_refused(grpc.StatusCode.INVALID_ARGUMENT, "VALIDATION_FAILED", lambda: self.submit("SWE", as_rows(wrong)))

    def test_submit_without_right_token_is_refused(self):
        rows = self.rows["SWE"][:1]
        expired = self.hub.token("submitter", "SWE", "--valid-for", "-3600")
        unauthenticated, denied = grpc.StatusCode.UNAUTHENTICATED, grpc.StatusCode.PERMISSION_DENIED
        for code, reason, metadata in (
                (unauthenticated, "TOKEN_MISSING", (("x-nothing", "here"),)),
                (unauthenticated, "TOKEN_INVALID", (("authorization", "Bearer nonsense"),)),
                (unauthenticated, "TOKEN_INVALID", expired),
                (denied, "NOT_YOURS", self.submitter["DNK"]),
                (denied, "ROLE_NOT_ALLOWED", self.analyst["SWE"])):
            with self.subTest(reason=reason):
                self.assert_refused(code, reason, lambda metadata=metadata: self.submit("SWE", as_rows(rows), metadata=metadata))

    # ---- reading back ----

    def test_export_blocks_are_canonical_and_hold_what_was_sent(self):
        for office in OFFICES:
            with self.subTest(office=office):
                self.assertEqual(canonical(self.rows[office]), self.export(office))

    def test_export_missing_values_and_attributes_are_what_was_sent(self):
        attributes = {"OBS_STATUS": "E", "COMMENT": "estimated, för små tal; 統計"}
        codes = {"MEASURE": "IMM", "BASIS": "CB", "TIME_PERIOD": "2015"}
        sent = [observation_pb2.Observation(dimensions={**codes, "COUNTERPART_AREA": "POL"}, value=0, attributes=attributes),
                observation_pb2.Observation(dimensions={**codes, "COUNTERPART_AREA": "NOR"}, attributes={"OBS_STATUS": "M"}),
                observation_pb2.Observation(dimensions={**codes, "COUNTERPART_AREA": "SUN"}, value=0.1)]
        content = [submission_service_pb2.SubmitRequest(rows=observation_pb2.ObservationRows(observations=sent))]
        self.submit("DNK", content, structure="STOCK")
        rows = [(dict(zip(DIMENSIONS["STOCK"], key))["COUNTERPART_AREA"], value, carried)
                for key, value, carried in self.export("DNK", "STOCK")["2015"]]
        self.assertEqual([("NOR", None, {"OBS_STATUS": "M"}), ("POL", 0.0, attributes), ("SUN", 0.1, {})], rows)

    def export(self, office, structure="FLOW"):
        """Period to rows, from the bytes on the wire: no protobuf library between them and the second decoder."""
        request = observation_service_pb2.ExportObservationsRequest(ref_area=office, structure=structure)
        call = self.hub.channel.unary_stream(
            "/statsexchange.v1.ObservationService/ExportObservations",
            request_serializer=observation_service_pb2.ExportObservationsRequest.SerializeToString)
        slices = {}
        for message in call(request, metadata=self.analyst[office]):
            for number, _, value in wire.read_fields(message):
                if number == 2:
                    block = block_decoder.decode(value)
                    self.assertEqual((structure, office), (block.structure, block.owner))
                    slices.setdefault(block.period, []).append(block)
        return {period: block_decoder.join(blocks) for period, blocks in slices.items()}

    # ---- comparing ----

    def compare(self, metadata, origin="SWE", destination="DNK"):
        request = mirror_service_pb2.CompareCorridorRequest(
            origin=origin, destination=destination, pair="residence", period_from="2015", period_to="2015")
        return [cell for part in self.mirror.CompareCorridor(request, metadata=metadata) for cell in part.cells]

    def test_compare_sweden_to_denmark_2015_is_the_same_for_both(self):
        for office in OFFICES:
            with self.subTest(office=office):
                cell, = self.compare(self.analyst[office])
                self.assertEqual((3763, 3539, -224), (cell.origin_value, cell.destination_value, cell.difference))
                expected = (3539 - 3763) / ((3539 + 3763) / 2)
                self.assertAlmostEqual(expected, cell.asymmetry, delta=abs(expected) * 1e-14)
                self.assertEqual(mirror_service_pb2.MISSING_NONE, cell.missing)

    def test_compare_without_agreement_is_refused(self):
        finland = self.hub.token("analyst", "FIN")
        self.assert_refused(grpc.StatusCode.PERMISSION_DENIED, "NOT_YOURS", lambda: self.compare(finland))
        self.assert_refused(grpc.StatusCode.PERMISSION_DENIED, "NO_AGREEMENT",
                            lambda: self.compare(self.analyst["SWE"], "SWE", "FIN"))

    def test_sample_client_prints_the_corridor(self):
        token = self.analyst["SWE"][0][1].removeprefix("Bearer ")
        done = subprocess.run([sys.executable, str(SAMPLES / "client.py"), "SWE", "DNK"], capture_output=True, check=False, text=True,
                              env={**os.environ, "STATSX_HUB": self.hub.address, "STATSX_TOKEN": token, "PYTHONPATH": stubs.FOLDER, "no_proxy": "127.0.0.1"})
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertRegex(done.stdout, r"(?m)^2015 3763\.0 3539\.0 -0\.06135305395")

    # ---- reconciling ----

    def finish(self, job):
        state = None
        for update in self.jobs.WatchJob(job_service_pb2.WatchJobRequest(job=job.id), metadata=self.steward, timeout=SECONDS_FOR_A_JOB):
            state = update.job.state
        self.assertEqual(job_service_pb2.JOB_STATE_DONE, state)
        return self.jobs.GetJob(job_service_pb2.GetJobRequest(job=job.id), metadata=self.steward)

    def reconcile(self):
        request = job_service_pb2.StartReconciliationRequest(
            request_id=str(uuid.uuid4()), region=REGION, pair="residence", time_period="2015", method="factors",
            parameters={"benchmark": "SWE:immigration"})
        return self.finish(self.jobs.StartReconciliation(request, metadata=self.steward).job)

    def test_reconcile_two_offices_factors_follow_from_the_figures(self):
        # Two directions, two components: Sweden's arrivals are the benchmark of one, the sum rule normalises the other.
        result = self.reconcile().reconciliation
        factors = {(factor.reporter, factor.side): factor for factor in result.factors}
        expected = {("SWE", job_service_pb2.SIDE_IMMIGRATION): 1, ("DNK", job_service_pb2.SIDE_EMIGRATION): 3259 / 2566,
                    ("DNK", job_service_pb2.SIDE_IMMIGRATION): 1, ("SWE", job_service_pb2.SIDE_EMIGRATION): 3539 / 3763}
        for node, value in expected.items():
            self.assertAlmostEqual(value, factors[node].factor, delta=1e-9)
        self.assertTrue(all(factor.HasField("factor") or factor.reason for factor in result.factors))
        cells = {(cell.origin, cell.destination): cell for cell in result.cells}
        self.assertAlmostEqual(3539, cells["SWE", "DNK"].estimate, delta=1e-6)
        self.assertAlmostEqual(3259, cells["DNK", "SWE"].estimate, delta=1e-6)
        self.assertEqual((3763, 3539), (cells["SWE", "DNK"].origin_value, cells["SWE", "DNK"].destination_value))
        self.assertTrue(all(cell.HasField("estimate") or cell.reason for cell in result.cells))
        self.assertIn("FIN", result.without_agreement)

    # ---- snapshots ----

    def snapshot(self):
        reconciliation = self.reconcile().job
        request = job_service_pb2.StartSnapshotRequest(
            request_id=str(uuid.uuid4()), region=REGION, structure="FLOW", period_from="2010", period_to="2017",
            reconciliations=[reconciliation.id])
        return self.finish(self.jobs.StartSnapshot(request, metadata=self.steward).job).job.snapshot

    def pull(self, snapshot, form):
        request = snapshot_service_pb2.ExportSnapshotRequest(snapshot=snapshot, format=form)
        manifest, signature, blocks, text = b"", b"", [], b""
        for part in self.snapshots.ExportSnapshot(request, metadata=self.steward):
            kind = part.WhichOneof("part")
            if kind == "manifest":
                manifest += part.manifest
            elif kind == "signature":
                signature += part.signature
            elif kind == "block":
                blocks.append((part.block.name, part.block.content))
            else:
                text += part.csv
        return manifest, signature, blocks, text

    def test_snapshot_is_signed_complete_and_readable_by_the_second_decoder(self):
        snapshot = self.snapshot()
        manifest, signature, blocks, _ = pulled = self.pull(snapshot, snapshot_service_pb2.SNAPSHOT_FORMAT_BLOCKS)

        self.assertEqual(pulled, self.pull(snapshot, snapshot_service_pb2.SNAPSHOT_FORMAT_BLOCKS))
        self.assertTrue(openssl.verifies(self.evidence_key, signature, manifest))
        self.assertFalse(openssl.verifies(self.evidence_key, signature, manifest.replace(b"2010", b"2011", 1)))
        stated = json.loads(manifest)
        self.assert_blocks(stated, blocks)
        self.assert_figures(blocks)
        self.assert_commitments(stated)

        _, _, _, text = self.pull(snapshot, snapshot_service_pb2.SNAPSHOT_FORMAT_SDMX_CSV)
        self.assertEqual((stated["data_csv"]["bytes"], stated["data_csv"]["sha256"]), (len(text), hashlib.sha256(text).hexdigest()))
        self.assertTrue(text.startswith(b"STRUCTURE,STRUCTURE_ID,ACTION,"))

    def assert_blocks(self, stated, blocks):
        digests = [hashlib.sha256(content).digest() for _, content in blocks]
        self.assertEqual([name for name, _ in blocks], [digest.hex() + ".binpb" for digest in digests])
        self.assertEqual([block["sha256"] for block in stated["blocks"]], [digest.hex() for digest in digests])
        self.assertEqual(stated["merkle_root"], merkle.root(digests).hex())
        slices = {}
        for _, content in blocks:
            block = block_decoder.decode(content, consolidated=True)
            self.assertEqual(REGION, block.owner)
            slices.setdefault(block.period, []).append(block)
        self.assertEqual([str(year) for year in range(2010, 2018)], list(slices))
        self.assertEqual(stated["observations"], sum(len(block_decoder.join(parts)) for parts in slices.values()))

    def assert_figures(self, blocks):
        figures = {}
        for _, content in blocks:
            block = block_decoder.decode(content, consolidated=True)
            for key, value, _ in block.rows:
                codes = dict(zip(DIMENSIONS["CONSOLIDATED"], key))
                figures[block.period, codes["ORIGIN"], codes["DESTINATION"], codes["PAIR"], codes["FIGURE"]] = value
        self.assertEqual(3763, figures["2015", "SWE", "DNK", "residence", "ORG"])
        self.assertEqual(3539, figures["2015", "SWE", "DNK", "residence", "DST"])
        self.assertAlmostEqual(3539, figures["2015", "SWE", "DNK", "residence", "EST"], delta=1e-6)
        self.assertNotIn(("2014", "SWE", "DNK", "residence", "EST"), figures)

    def assert_commitments(self, stated):
        shown = {(source["country"], submission["vintage"]): submission["commitment"]
                 for source in stated["sources"] for submission in source["submissions"]}
        for office, receipt in self.receipts.items():
            self.assertEqual(hashlib.sha256(receipt.salt + receipt.content_digest).hexdigest(), shown[office, receipt.seq])

    # ---- surviving ----

    def test_killed_hub_finds_every_receipt_and_the_same_figures_again(self):
        receipt = self.submit("SWE", as_rows(self.rows["SWE"]), request_id="before-the-cut").receipt
        before = self.export("SWE")
        self.hub.kill()
        self.hub.start()
        found = self.submissions.GetSubmission(
            submission_service_pb2.GetSubmissionRequest(ref_area="SWE", request_id="before-the-cut"), metadata=self.submitter["SWE"])
        self.assertEqual(receipt, found.submission.receipt)
        self.assertEqual(before, self.export("SWE"))


if __name__ == "__main__":
    unittest.main()
