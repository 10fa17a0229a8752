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

    public int Revision => revision;

    public void Revise() => revision++;
}
