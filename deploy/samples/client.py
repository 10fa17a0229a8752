#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Prints how two offices see one corridor: client.py ORIGIN DESTINATION, with STATSX_TOKEN set and, where it differs, STATSX_HUB."""

import os
import sys

import grpc
from statsexchange.v1 import mirror_service_pb2, mirror_service_pb2_grpc


def shown(cell, field):
    return f"{getattr(cell, field):.10g}" if cell.HasField(field) else "-"


hub = os.environ.get("STATSX_HUB", "http://127.0.0.1:5080").removeprefix("http://")
mirror = mirror_service_pb2_grpc.MirrorServiceStub(grpc.insecure_channel(hub))
corridor = mirror_service_pb2.CompareCorridorRequest(origin=sys.argv[1], destination=sys.argv[2], pair="residence")
token = [("authorization", f"Bearer {os.environ['STATSX_TOKEN']}")]
for answer in mirror.CompareCorridor(corridor, metadata=token):
    for cell in answer.cells:
        print(cell.time_period, shown(cell, "origin_value"), shown(cell, "destination_value"), shown(cell, "asymmetry"))
