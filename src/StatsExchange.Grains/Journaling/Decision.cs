// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal;

namespace StatsExchange.Grains.Journaling;

/// <summary>What a command leads to: entries, and the answer once their place in the chain is known.</summary>
/// <typeparam name="TResponse">The answer.</typeparam>
/// <param name="Entries">What to append; nothing where the state is already as asked for.</param>
/// <param name="Answer">Makes the answer from the sealed entries. It is stored beside them and given again on every retry.</param>
public sealed record Decision<TResponse>(IReadOnlyList<NewEntry> Entries, Func<IReadOnlyList<Entry>, TResponse> Answer);
