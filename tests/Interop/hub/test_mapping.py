# SPDX-License-Identifier: Apache-2.0
"""An office sends its own table with csv.DictReader and a mapping in JSON, and nothing of ours but protos/."""

import csv
import pathlib
import unittest

import grpc
from google.protobuf import json_format

import stubs  # before the generated modules
import hub as hubs
from statsexchange.v1 import mapping_pb2, observation_pb2
from statsexchange.v1 import observation_service_pb2, observation_service_pb2_grpc
from statsexchange.v1 import submission_service_pb2, submission_service_pb2_grpc

SAMPLES = pathlib.Path(__file__).resolve().parents[3] / "deploy" / "samples" / "coverage"


def raw_rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return [observation_pb2.Observation(dimensions=row) for row in csv.DictReader(file)]


class MappingTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.hub = hubs.Hub()
        cls.addClassCleanup(cls.hub.stop)
        cls.hub.start()
        cls.submissions = submission_service_pb2_grpc.SubmissionServiceStub(cls.hub.channel)
        cls.observations = observation_service_pb2_grpc.ObservationServiceStub(cls.hub.channel)
        cls.token = cls.hub.token("submitter", "KHM")
        cls.mapping = json_format.Parse((SAMPLES / "census_birth.mapping.json").read_text(encoding="utf-8"), mapping_pb2.Mapping())

    def submit(self, request_id, rows, mapping):
        header = submission_service_pb2.SubmissionHeader(request_id=request_id, ref_area="KHM", structure="STOCK", mapping=mapping)
        stream = iter([submission_service_pb2.SubmitRequest(header=header),
                       submission_service_pb2.SubmitRequest(rows=observation_pb2.ObservationRows(observations=rows))])
        return self.submissions.Submit(stream, metadata=self.token)

    def test_raw_rows_become_observations_under_the_registered_version(self):
        registered = self.submissions.RegisterMapping(
            mapping_pb2.RegisterMappingRequest(request_id="m-1", ref_area="KHM", mapping=self.mapping), metadata=self.token)
        rows = raw_rows(SAMPLES / "census_birth.csv")

        tried = self.submissions.TestMapping(
            mapping_pb2.TestMappingRequest(ref_area="KHM", registered="census-birth@1", sample=rows), metadata=self.token)
        sent = self.submit("s-1", rows, "census-birth")

        self.assertEqual(1, registered.mapping.mapping.version)
        self.assertEqual((0, 28), (tried.report.errors, len(tried.observations)))
        self.assertEqual(("census-birth", 1, 28), (sent.mapping.name, sent.mapping.version, sent.mapping.observations))
        arrived = [row for row in tried.observations if row.dimensions["RESIDENCE_DURATION"] == "Y5T9"]
        self.assertEqual([4000.0], [row.value for row in arrived])
        request = observation_service_pb2.ExportObservationsRequest(ref_area="KHM", structure="STOCK")
        blocks = [part.block for part in self.observations.ExportObservations(request, metadata=self.token) if part.HasField("block")]
        self.assertEqual(28, sum(block.count for block in blocks))

    def test_wrong_text_is_refused_with_line_column_and_text(self):
        self.submissions.RegisterMapping(
            mapping_pb2.RegisterMappingRequest(request_id="m-2", ref_area="KHM", mapping=self.mapping), metadata=self.token)
        rows = raw_rows(SAMPLES / "census_birth.csv")
        rows[3].dimensions["Country of birth"] = "VIETNAMM"

        with self.assertRaises(grpc.RpcError) as refused:
            self.submit("s-2", rows, "census-birth")

        self.assertEqual("VALIDATION_FAILED", hubs.error_reason(refused.exception))
        tried = self.submissions.TestMapping(mapping_pb2.TestMappingRequest(ref_area="KHM", mapping=self.mapping, sample=rows), metadata=self.token)
        finding = tried.report.findings[0]
        self.assertEqual((5, "Country of birth", "VIETNAMM"), (finding.line, finding.column, finding.value))
        self.assertIn("VIETNAM", finding.expected)


if __name__ == "__main__":
    unittest.main()
