# SPDX-License-Identifier: Apache-2.0
"""The stubs of grpc.testing, made by protoc where they are not there yet: in the folder that INTEROP_STUBS names, or in one for this process."""

import atexit
import os
import pathlib
import shutil
import subprocess
import tempfile

import grpc

PROTOS = pathlib.Path(__file__).resolve().parents[1] / "protos"


def _generate(folder):
    plugin = shutil.which("grpc_python_plugin")
    if plugin is None:
        raise FileNotFoundError("grpc_python_plugin is not installed (Debian: protobuf-compiler-grpc)")
    subprocess.run(
        ["protoc", f"--proto_path={PROTOS}", f"--python_out={folder}", f"--grpc_python_out={folder}",
         f"--plugin=protoc-gen-grpc_python={plugin}", *sorted(str(path) for path in PROTOS.rglob("*.proto"))],
        check=True)


def _folder():
    folder = os.environ.get("INTEROP_STUBS")
    if folder is None:
        own = tempfile.TemporaryDirectory(prefix="stubs-")
        atexit.register(own.cleanup)
        folder = own.name
    if not os.path.exists(os.path.join(folder, "grpc", "testing", "test_pb2_grpc.py")):
        _generate(folder)
    return folder


# The package grpc.testing lies inside the package of the library itself.
grpc.__path__.append(os.path.join(_folder(), "grpc"))

from grpc.testing import empty_pb2, messages_pb2, test_pb2_grpc  # noqa: E402,F401 (from the folder above)
