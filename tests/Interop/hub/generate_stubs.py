#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the Python stubs of protos/statsexchange with protoc and its gRPC plugin, as any office would.

The stubs of grpc/health are left out: their package would have the name of the gRPC library itself.
"""

import argparse
import pathlib
import shutil
import subprocess
import sys

PROTOS = pathlib.Path(__file__).resolve().parents[3] / "protos"


def generate(target):
    plugin = shutil.which("grpc_python_plugin")
    if plugin is None:
        raise FileNotFoundError("grpc_python_plugin is not installed (Debian: protobuf-compiler-grpc)")
    files = sorted(str(path) for path in (PROTOS / "statsexchange").rglob("*.proto"))
    subprocess.run(
        ["protoc", f"--proto_path={PROTOS}", f"--python_out={target}", f"--grpc_python_out={target}",
         f"--plugin=protoc-gen-grpc_python={plugin}", *files],
        check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", help="folder the stubs are written to; put it on PYTHONPATH")
    arguments = parser.parse_args()
    pathlib.Path(arguments.target).mkdir(parents=True, exist_ok=True)
    generate(arguments.target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
