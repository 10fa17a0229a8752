// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Grpc.Tests;

/// <summary>A fact judged by Python's gRPC, shown as skipped with the reason where that is not installed.</summary>
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() => Skip = PythonTools.SkipReason;
}
