// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Orleans.Tests.Grains;

[Alias("test.fragile")]
public interface IFragileGrain : IGrainWithStringKey
{
    Task<int> PingAsync();
}
