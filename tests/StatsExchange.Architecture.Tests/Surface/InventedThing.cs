// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Architecture.Tests.Surface;

/// <summary>What no package shows.</summary>
public class InventedThing
{
    public const int Limit = 3;

    protected InventedThing(string name) => Count = name.Length;

    public int Count { get; protected set; }

    public Task<T> EchoAsync<T>(T value, int times = 1) => Task.FromResult(times == Count ? value : default!);

    internal static InventedThing Make() => new("");
}
