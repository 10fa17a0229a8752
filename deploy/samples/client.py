#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Prints how two offices see one corridor: client.py ORIGIN DESTINATION, with STATSX_TOKEN set and, where it differs, STATSX_HUB.

A figure that was not reported is printed as a dash: it is not 0.
"""

import os
import sys
import grpc
from statsexchange.v1 import mirror_service_pb2 as messages, mirror_service_pb2_grpc as services

hub = grpc.insecure_channel(os.environ.get("STATSX_HUB", "http://127.0.0.1:5080").removeprefix("http://"))
corridor = messages.CompareCorridorRequest(origin=sys.argv[1], destination=sys.argv[2], pair="residence")
token = [("authorization", "Bearer " + os.environ["STATSX_TOKEN"])]
for answer in services.MirrorServiceStub(hub).CompareCorridor(corridor, metadata=token):
    for cell in answer.cells:
        print(cell.time_period, *(getattr(cell, side) if cell.HasField(side) else "-" for side in ("origin_value", "destination_value", "asymmetry")))
