// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Tests.Running;

/// <summary>A directory that goes with the test.</summary>
public sealed class TempDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("statsexchange-hub-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
