# SPDX-License-Identifier: Apache-2.0
"""A reflection client: descriptors of a server's services, fetched as they are needed, with nothing of ours but two protos.

The stubs are made of copies under other file names, since a Python package named grpc would hide the library.
"""

import atexit
import importlib
import pathlib
import shutil
import subprocess
import sys
import tempfile

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

PROTOS = pathlib.Path(__file__).resolve().parents[3] / "protos" / "grpc" / "reflection"
VERSIONS = ("v1", "v1alpha")

_folder = tempfile.TemporaryDirectory(prefix="reflection-")
atexit.register(_folder.cleanup)


def _stubs():
    plugin = shutil.which("grpc_python_plugin")
    if plugin is None:
        raise FileNotFoundError("grpc_python_plugin is not installed (Debian: protobuf-compiler-grpc)")
    names = [f"reflection_{version}" for version in VERSIONS]
    for version, name in zip(VERSIONS, names):
        shutil.copy(PROTOS / version / "reflection.proto", pathlib.Path(_folder.name) / f"{name}.proto")
    subprocess.run(["protoc", f"--proto_path={_folder.name}", f"--python_out={_folder.name}", f"--grpc_python_out={_folder.name}",
                    f"--plugin=protoc-gen-grpc_python={plugin}", *(f"{name}.proto" for name in names)], check=True)
    sys.path.insert(0, _folder.name)
    return {version: (importlib.import_module(f"{name}_pb2"), importlib.import_module(f"{name}_pb2_grpc"))
            for version, name in zip(VERSIONS, names)}


_STUBS = _stubs()


class Refused(Exception):
    """An error_response, with its code."""

    def __init__(self, response):
        super().__init__(response.error_message)
        self.code = response.error_code


class Reflection:
    """Answers of one server; a descriptor database for a pool, too."""

    def __init__(self, channel, version):
        self.messages, services = _STUBS[version]
        self.stub = services.ServerReflectionStub(channel)
        self._files = {}
        self.pool = descriptor_pool.DescriptorPool(self)

    def ask(self, **question):
        """The response to one question; Refused if it is an error."""
        return self.ask_all([question])[0]

    def ask_all(self, questions):
        requests = [self.messages.ServerReflectionRequest(host="here", **question) for question in questions]
        responses = list(self.stub.ServerReflectionInfo(iter(requests), timeout=30))
        if [response.original_request for response in responses] != requests or any(response.valid_host != "here" for response in responses):
            raise AssertionError("the answers are not those to the questions")
        for response in responses:
            if response.HasField("error_response"):
                raise Refused(response.error_response)
        return responses

    def services(self):
        return [service.name for service in self.ask(list_services="").list_services_response.service]

    def call(self, channel, method, **fields):
        """A unary call made of descriptors alone, given as service/method."""
        service, _, name = method.partition("/")
        found = self.pool.FindServiceByName(service).FindMethodByName(name)
        factory = message_factory.MessageFactory(self.pool)
        request, response = factory.GetPrototype(found.input_type), factory.GetPrototype(found.output_type)
        return channel.unary_unary(f"/{method}", request.SerializeToString, response.FromString)(request(**fields), timeout=30)

    # What a descriptor pool asks of its database.

    def FindFileByName(self, name):
        return self._files[name] if name in self._files else self._keep(self.ask(file_by_filename=name))

    def FindFileContainingSymbol(self, symbol):
        return self._keep(self.ask(file_containing_symbol=symbol))

    def _keep(self, response):
        files = [descriptor_pb2.FileDescriptorProto.FromString(file) for file in response.file_descriptor_response.file_descriptor_proto]
        self._files.update({file.name: file for file in files})
        return files[0]
