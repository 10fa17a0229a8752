// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Architecture.Tests;

/// <param name="Path">Relative to the root, with forward slashes.</param>
/// <param name="Text">The whole text.</param>
internal sealed record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public string Extension => System.IO.Path.GetExtension(Path);

    public string[] Lines => Text.TrimEnd('\n').Split('\n');
}
