# SPDX-License-Identifier: Apache-2.0
"""Where the built programs are, and how what is missing is built. A tool that is missing is an error, never a reason to skip."""

import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parents[1]
PYTHON = "/usr/bin/python3"

sys.path[:0] = [str(HERE / "python"), str(HERE / "wire")]


class BuildFailed(Exception):
    pass


def dotnet(project):
    """The built program of a .NET project; where .ci/run has built the solution, nothing is left to do."""
    program = _output(project) / f"Interop.{project}.dll"
    if not program.exists():
        run("dotnet", "build", str(HERE / project), "--nologo", "--verbosity", "quiet")
    return ["dotnet", str(program)]


def on_the_packages(project):
    """Whether it was built with the packages of gRPC, and not with our stand-ins: these have no such part."""
    return "Grpc.Net.Common" in (_output(project) / f"Interop.{project}.deps.json").read_text()


def _output(project):
    return HERE / project / "bin" / "Debug" / "net10.0"


def node():
    if not (HERE / "node_modules" / "@grpc" / "grpc-js").is_dir():
        run("npm", "ci", "--prefix", str(HERE), "--ignore-scripts", "--no-audit", "--no-fund")
    return ["node", str(HERE / "node" / "client.js")]


def cpp(folder):
    """Both programs in C++, built in a folder outside of the tree."""
    run("make", "--directory", str(HERE / "cpp"), f"OUT={folder}", f"--jobs={os.cpu_count()}", "--silent")


def python_stubs(folder):
    """Made once for all processes in Python, which find them by the environment."""
    os.environ["INTEROP_STUBS"] = str(folder)
    import stubs  # noqa: F401 (makes them)


def certificate(folder):
    """A certificate that signs itself, for the server and for those who trust it."""
    key, file = folder / "server.key", folder / "server.pem"
    run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=interop",
        "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost", "-keyout", str(key), "-out", str(file))
    return file, key


def run(*command):
    try:
        ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise BuildFailed(f"{command[0]} is not installed") from error
    if ended.returncode != 0:
        raise BuildFailed(f"{' '.join(command)} ended with {ended.returncode}:\n{ended.stdout}{ended.stderr}")
