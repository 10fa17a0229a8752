# SPDX-License-Identifier: Apache-2.0
"""A hub as it is delivered, with some data, as a target."""

import csv
import pathlib
import uuid

import paths  # before the modules of the other tests
import stubs  # before the generated modules
import block_decoder
import hub as hubs
from block_decoder import Block, DIMENSIONS, MOST_ROWS
from call import Call
from statsexchange.v1 import observation_pb2, observation_service_pb2, reference_service_pb2, submission_service_pb2
from target import Target

SAMPLES = pathlib.Path(__file__).resolve().parents[3] / "deploy" / "samples"
OFFICES = ("SWE", "DNK")
OFFICE = OFFICES[0]
PERIODS = 4
DEFAULTS = {"FREQ": "A", "FLOW_CONCEPT": "EV", "UNIT_MEASURE": "PS", "SOURCE": "_U", "MEASURE": "EMI", "BASIS": "RES", "MIN_STAY": "12"}


class HubTarget(Target):
    def __init__(self, *options):
        self._hub = hubs.Hub()
        self._hub.start(*options)
        try:
            host, port = self._hub.address.split(":")
            self._tokens = {(role, office): self._hub.token(role, office)[0][1] for role in ("submitter", "analyst") for office in OFFICES}
            super().__init__((host, int(port)), self._hub.pid, self._calls())
            self.exports = tuple(map(self._export, OFFICES))
            self._submit_data()
        except BaseException:
            self.stop()
            raise

    @property
    def health(self):
        return self.calls[0]

    @property
    def submission(self):
        return self.calls[-1]

    def is_alive(self):
        return self._hub.is_running

    def stop(self):
        self._hub.stop()

    def _export(self, office, **periods):
        request = observation_service_pb2.ExportObservationsRequest(ref_area=office, structure="FLOW", **periods)
        return Call("/statsexchange.v1.ObservationService/ExportObservations", (request.SerializeToString(),),
                    token=self._tokens["analyst", office], one_response=False)

    def _submit(self, office, content, **header):
        first = submission_service_pb2.SubmitRequest(header=submission_service_pb2.SubmissionHeader(
            request_id=str(uuid.uuid4()), ref_area=office, structure="FLOW", source_name="abuse", **header))
        return Call("/statsexchange.v1.SubmissionService/Submit", (first.SerializeToString(), *content),
                    token=self._tokens["submitter", office], one_request=False)

    def _submit_data(self):
        """So much that one export is more than any buffer on its way takes."""
        for office in OFFICES:
            for year in range(2000, 2000 + PERIODS):
                self.ask(self._submit(office, _slice(office, str(year))))

    def _calls(self):
        country = observation_service_pb2.ListVintagesRequest(ref_area=OFFICE).SerializeToString()
        codes = reference_service_pb2.ListCodesRequest(code_list="CL_SEX").SerializeToString()
        row = observation_pb2.Observation(dimensions={**DEFAULTS, "COUNTERPART_AREA": "DNK", "TIME_PERIOD": "2010"}, value=12)
        rows = submission_service_pb2.SubmitRequest(rows=observation_pb2.ObservationRows(observations=[row])).SerializeToString()
        analyst = self._tokens["analyst", OFFICE]
        return (
            Call("/grpc.health.v1.Health/Check", (b"",)),
            Call("/statsexchange.v1.ReferenceService/ListStructures", (b"",)),
            Call("/statsexchange.v1.ReferenceService/ListCodes", (codes,)),
            Call("/statsexchange.v1.ObservationService/ListVintages", (country,), token=analyst),
            self._export(OFFICE, period_from="1990", period_to="1991"),
            self._submit(OFFICE, [rows], validate_only=True),
        )


def _areas(office):
    with open(SAMPLES / "stocks_undesa_2019.csv", encoding="utf-8", newline="") as file:
        return sorted({row["COUNTERPART_AREA"] for row in csv.DictReader(file)} - {office})


def _slice(office, period):
    """As many rows as one whole block has, each with a key of its own, as the messages of a submission."""
    keys = [{**DEFAULTS, "COUNTERPART_AREA": area, "AGE": f"Y{age}"} for area in _areas(office) for age in range(100)][:MOST_ROWS]
    rows = [(tuple(codes.get(dimension, "_T") for dimension in DIMENSIONS["FLOW"]), 1.0, {}) for codes in keys]
    rows.sort(key=lambda row: tuple(map(block_decoder.ordinal, row[0])))
    for part in block_decoder.cut(rows):
        data = block_decoder.encode(Block("FLOW", office, period, part))
        yield submission_service_pb2.SubmitRequest(block=observation_pb2.ObservationBlock.FromString(data)).SerializeToString()
