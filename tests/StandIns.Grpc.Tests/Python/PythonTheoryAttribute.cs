// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Grpc.Tests;

/// <summary>A theory judged by Python's gRPC, shown as skipped with the reason where that is not installed.</summary>
public sealed class PythonTheoryAttribute : TheoryAttribute
{
    public PythonTheoryAttribute() => Skip = PythonTools.SkipReason;
}
