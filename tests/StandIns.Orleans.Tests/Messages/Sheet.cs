// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Orleans.Tests.Messages;

/// <summary>Copied: it can be changed.</summary>
[GenerateSerializer, Alias("test.sheet")]
public sealed class Sheet
{
    [Id(0)]
    public string Title { get; set; } = "";

    [Id(1)]
    public List<int> Values { get; set; } = [];

    [Id(2)]
    public Sheet? Parent { get; set; }

    [Id(3)]
    private int revision;

    /// <summary>Never changed once sent.</summary>
    [Id(4), Immutable]
    public List<string> Notes { get; set; } = [];

    public int Revision => revision;

    public void Revise() => revision++;
}
