// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Tests.Conformance;

/// <summary>What every store must do. A store takes part by deriving a class.</summary>
public abstract partial class JournalConformance : IAsyncLifetime
{
    private static readonly StreamName Philippines = StreamName.Country("PHL");
    private static readonly StreamName SaudiArabia = StreamName.Country("SAU");

    private IJournal? _journal;

    protected SetClock Clock { get; } = new();

    private IJournal Journal => _journal!;

    public async Task InitializeAsync() => _journal = await OpenAsync();

    public async Task DisposeAsync() => await (_journal?.DisposeAsync() ?? default);

    protected abstract Task<IJournal> OpenAsync();
}
