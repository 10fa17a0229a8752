// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal;

namespace StatsExchange.FaultyHub.Faults;

/// <summary>The places outside the store at which a hub can be killed or held, beside those of <see cref="Failpoint"/>.</summary>
internal static class Place
{
    /// <summary>Blocks are about to be staged.</summary>
    public const string BeforeStage = nameof(BeforeStage);

    /// <summary>Blocks are staged and nothing refers to them.</summary>
    public const string Staged = nameof(Staged);

    /// <summary>A decision is made and signed; its append is not begun.</summary>
    public const string BeforeAppend = nameof(BeforeAppend);

    /// <summary>The entries are durable; the grain has not applied them.</summary>
    public const string Appended = nameof(Appended);

    /// <summary>The grain has applied its entries; the caller has no answer.</summary>
    public const string Answering = nameof(Answering);

    public static IReadOnlyList<string> All { get; } =
        [BeforeStage, Staged, BeforeAppend, Appended, Answering, .. Enum.GetNames<Failpoint>()];
}
