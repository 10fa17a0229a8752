#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""real_packages.py SCRATCH: what the switch RealPackages promises. The last line is "N passed, N failed, N skipped".

Evaluates the solution with and without the switch, as a restore does: no stand-in may be left with it, the packages must be those that
the parts named by each project stand for, with the versions of the properties, and no lock file may apply. Then, where the feed has the
packages, builds a copy of the whole solution against them; otherwise that one check is skipped, with the reason.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
STAND_INS = "src/StandIns/"
PACKAGES = {
    "GrpcPart": {"Core": "Grpc.Core.Api", "Server": "Grpc.AspNetCore", "Client": "Grpc.Net.Client"},
    "OrleansPart": {"Sdk": "Microsoft.Orleans.Sdk", "Server": "Microsoft.Orleans.Server", "Cluster": "Microsoft.Orleans.Clustering.AdoNet"},
}
VERSIONS = {"GrpcPart": "GrpcVersion", "OrleansPart": "OrleansVersion"}
DEFAULTS = {"GrpcVersion": "2.85.0", "OrleansVersion": "10.4.2", "ProtobufVersion": "3.36.2"}
OTHERS = {"GrpcVersion": "2.99.1", "OrleansVersion": "11.2.3", "ProtobufVersion": "3.99.4"}


def evaluate(scratch, **properties):
    """Every project that a restore of the solution would see, by its path in the repository."""
    graph = scratch / "graph.json"
    graph.unlink(missing_ok=True)
    command = ["dotnet", "msbuild", "StatsExchange.sln", "-t:GenerateRestoreGraphFile", f"-p:RestoreGraphOutputPath={graph}", "-v:q", "-nologo"]
    subprocess.run([*command, *(f"-p:{name}={value}" for name, value in properties.items())], cwd=ROOT, check=True)
    projects = json.loads(graph.read_text())["projects"]
    return {pathlib.Path(path).relative_to(ROOT).as_posix(): project for path, project in projects.items()}


def references(project):
    frameworks = project["restore"]["frameworks"].values()
    return [pathlib.Path(path).relative_to(ROOT).as_posix() for framework in frameworks for path in framework["projectReferences"]]


def packages(project):
    found = {}
    for framework in project["frameworks"].values():
        found |= {name: dependency.get("version") for name, dependency in framework.get("dependencies", {}).items()}
    return found


def expected(path, versions):
    """The packages of the parts that a project names, and protobuf where it names that."""
    text = (ROOT / path).read_text()
    wanted = {}
    for part, names in PACKAGES.items():
        for value in re.findall(rf"<{part}>([^<]*)</{part}>", text):
            wanted |= {names[one]: versions[VERSIONS[part]] for one in value.split(";")}
    if 'PackageReference Include="Google.Protobuf"' in text:
        wanted["Google.Protobuf"] = versions["ProtobufVersion"]
    return {name: f"[{version}, {version}]" for name, version in wanted.items()}


def stand_ins_of(projects):
    return [path for path in projects if path.startswith(STAND_INS)] + [
        f"{path} → {reference}" for path, project in projects.items() for reference in references(project) if reference.startswith(STAND_INS)]


def default_build(scratch):
    projects = evaluate(scratch)
    switched = {name for names in PACKAGES.values() for name in names.values()}
    taken = [f"{path} takes {name}" for path, project in projects.items() for name in packages(project) if name in switched]
    return taken if stand_ins_of(projects) else ["the default build has no stand-in: this check sees nothing"]


def switched_build(scratch, versions, **properties):
    projects = evaluate(scratch, RealPackages="true", **properties)
    findings = stand_ins_of(projects)
    on_disk = {path.relative_to(ROOT).as_posix() for folder in ("src", "tests") for path in (ROOT / folder).rglob("*.csproj")}
    findings += [f"{path} is not in the solution" for path in on_disk - set(projects) if not path.startswith(STAND_INS)]
    ours = {name for names in PACKAGES.values() for name in names.values()} | {"Google.Protobuf"}
    for path, project in projects.items():
        found = {name: version for name, version in packages(project).items() if name in ours}
        if found != expected(path, versions):
            findings.append(f"{path} takes {found}, not {expected(path, versions)}")
        lock = project["restore"].get("restoreLockProperties", {})
        if "restorePackagesWithLockFile" in lock or not lock.get("nuGetLockFilePath", "").endswith("/obj/packages.real.lock.json"):
            findings.append(f"{path} uses a lock file: {lock}")
    return findings


def sources(scratch):
    """Nothing of the product may know the switch: it is in the build files of the root, and the compiler never sees it."""
    product = [path for path in (ROOT / "src").rglob("*") if path.suffix in (".cs", ".csproj", ".props", ".targets")]
    product = [path for path in product if not {"bin", "obj"} & set(path.parts) and STAND_INS not in path.as_posix()]
    findings = [f"{path.relative_to(ROOT)} knows RealPackages" for path in product if "RealPackages" in path.read_text()]
    return findings + [f"{path.relative_to(ROOT)} has an #if" for path in product if re.search(r"^\s*#\s*(if|elif)\b", path.read_text(), re.MULTILINE)]


def copy_of_the_repository(scratch):
    copy = scratch / "real"
    shutil.rmtree(copy, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True)
    for name in listed.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    return copy


def build(scratch):
    """None where the feed lacks a package."""
    copy = copy_of_the_repository(scratch)
    restore = subprocess.run(["dotnet", "restore", "-p:RealPackages=true", "-v:q"], cwd=copy, capture_output=True, text=True)
    if restore.returncode != 0:
        errors = sorted(set(re.findall(r"\berror .*$", restore.stdout, re.MULTILINE)))
        if not errors or not all(re.match(r"error NU110[123]\b", error) for error in errors):
            return errors or [restore.stdout + restore.stderr]
        print("the feed lacks packages:", *sorted(set(re.findall(r"Unable to find package \S+", restore.stdout))), sep="\n  ")
        return None
    command = ["dotnet", "build", "--nologo", "-v:q", "-p:RealPackages=true"]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True)
    findings = sorted(set(re.findall(r"^.*\berror .*$", done.stdout, re.MULTILINE)))
    findings += [f"{path.relative_to(copy)} was built" for path in (copy / STAND_INS).rglob("obj")]
    return findings or ([] if done.returncode == 0 else [done.stdout])


def main(scratch):
    checks = {
        "the default build takes the stand-ins": default_build,
        "with the switch, the default versions": lambda folder: switched_build(folder, DEFAULTS),
        "with the switch, other versions": lambda folder: switched_build(folder, OTHERS, **OTHERS),
        "the switch in CI": lambda folder: switched_build(folder, DEFAULTS, CI="true"),
        "no product file knows the switch": sources,
        "the solution against the packages": build,
    }
    passed = failed = skipped = 0
    for name, run in checks.items():
        findings = run(scratch)
        if findings is None:
            skipped += 1
        elif findings:
            failed += 1
        else:
            passed += 1
        print(f"{name}: {'skipped' if findings is None else 'failed' if findings else 'passed'}", *(findings or []), sep="\n  ")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
