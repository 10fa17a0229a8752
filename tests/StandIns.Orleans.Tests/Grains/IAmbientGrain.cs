// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Orleans.Tests.Grains;

[Alias("test.ambient")]
public interface IAmbientGrain : IGrainWithStringKey
{
    Task<string?> AmbientAsync();
}
