# SPDX-License-Identifier: Apache-2.0
"""A tool that knows nothing of a hub but its address lists, describes and calls its services, by both versions of the protocol.

Needs a built hub, named by STATSEXCHANGE_HUB_DLL.
"""

import unittest

import grpc

import hub as hubs
import reflection

SERVING = 1


def walk(message, seen):
    """Every message that a message can hold, described."""
    if message.full_name in seen:
        return
    seen.add(message.full_name)
    for field in message.fields:
        if field.message_type is not None:
            walk(field.message_type, seen)
        if field.enum_type is not None:
            seen.update(value.name for value in field.enum_type.values)


@unittest.skipUnless(hubs.HUB, "STATSEXCHANGE_HUB_DLL is not set")
class ReflectionTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.hub = hubs.Hub()
        cls.addClassCleanup(cls.hub.stop)
        cls.hub.start()

    def each_version(self):
        for version in reflection.VERSIONS:
            with self.subTest(version=version):
                yield reflection.Reflection(self.hub.channel, version)

    def test_every_service_is_listed_and_every_method_described(self):
        for client in self.each_version():
            services = client.services()
            self.assertIn("statsexchange.v1.SubmissionService", services)
            self.assertIn("grpc.health.v1.Health", services)
            self.assertEqual(sorted(set(services)), services)
            seen, methods = set(), 0
            for name in services:
                service = client.pool.FindServiceByName(name)
                self.assertGreater(len(service.methods), 0, name)
                for method in service.methods:
                    self.assertEqual(service.full_name + "." + method.name, method.full_name)
                    client.ask(file_containing_symbol=method.full_name)
                    walk(method.input_type, seen)
                    walk(method.output_type, seen)
                    methods += 1
            self.assertGreater(methods, 30)
            self.assertLessEqual({"statsexchange.v1.ObservationBlock", "statsexchange.v1.Receipt", "google.protobuf.Timestamp",
                                  "SUBMISSION_MODE_REPLACE"}, seen)

    def test_calls_are_built_and_sent_from_descriptors_alone(self):
        for client in self.each_version():
            self.assertEqual(SERVING, client.call(self.hub.channel, "grpc.health.v1.Health/Check", service="readiness").status)
            regions = client.call(self.hub.channel, "statsexchange.v1.ReferenceService/ListRegions", page_size=1000).regions
            self.assertIn("ASEAN", [region.id for region in regions])

    def test_error_details_are_described_as_tools_look_them_up(self):
        for client in self.each_version():
            for name in ("google.rpc.Status", "google.rpc.ErrorInfo", "google.rpc.BadRequest", "google.rpc.RetryInfo"):
                self.assertEqual(name, client.pool.FindMessageTypeByName(name).full_name)

    def test_what_is_not_there_is_an_error_in_the_stream(self):
        for client in self.each_version():
            for question, code in (({"file_containing_symbol": "no.such.Thing"}, grpc.StatusCode.NOT_FOUND),
                                   ({"file_by_filename": "no.proto"}, grpc.StatusCode.NOT_FOUND),
                                   ({"all_extension_numbers_of_type": "no.Such"}, grpc.StatusCode.NOT_FOUND),
                                   ({"file_containing_extension": {"containing_type": "google.rpc.Status", "extension_number": 5}}, grpc.StatusCode.NOT_FOUND),
                                   ({}, grpc.StatusCode.INVALID_ARGUMENT)):
                with self.assertRaises(reflection.Refused) as refused:
                    client.ask(**question)
                self.assertEqual(code.value[0], refused.exception.code, question)


if __name__ == "__main__":
    unittest.main()
