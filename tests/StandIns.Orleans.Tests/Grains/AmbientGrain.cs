// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Orleans.Tests.Grains;

public sealed class AmbientGrain : Grain, IAmbientGrain
{
    internal static readonly AsyncLocal<string?> Ambient = new();

    public Task<string?> AmbientAsync() => Task.FromResult(Ambient.Value);
}
