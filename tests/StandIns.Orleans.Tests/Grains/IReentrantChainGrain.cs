// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Orleans.Tests.Grains;

[Alias("test.reentrantchain")]
public interface IReentrantChainGrain : IGrainWithStringKey
{
    /// <summary>Calls the next of the keys with those after it; how many grains were passed.</summary>
    Task<int> GoAsync(string[] keys);
}
