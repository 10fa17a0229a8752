// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Orleans.Tests.Grains;

[Alias("test.meeting")]
public interface IMeetingGrain : IGrainWithStringKey
{
    /// <summary>Waits at the gate, then asks the other for a greeting.</summary>
    Task<int> VisitAsync(string gate, string other);

    /// <summary>How many greetings were given.</summary>
    Task<int> GreetAsync();

    /// <summary>Asks itself for a greeting without waiting for it, then waits at the gate.</summary>
    Task StartGreetingAsync(string gate);
}
