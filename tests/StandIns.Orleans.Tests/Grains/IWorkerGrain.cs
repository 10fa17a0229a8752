// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Orleans.Tests.Grains;

[Alias("test.worker")]
public interface IWorkerGrain : IGrainWithStringKey
{
    Task<Guid> WorkAsync(string gate);
}
