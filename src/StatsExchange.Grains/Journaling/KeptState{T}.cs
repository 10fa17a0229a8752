// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal;

namespace StatsExchange.Grains.Journaling;

/// <summary>A state taken up again.</summary>
/// <typeparam name="TState">The state.</typeparam>
/// <param name="State">The state.</param>
/// <param name="Head">The entry it rests on.</param>
/// <param name="Size">Bytes it was saved in.</param>
internal sealed record KeptState<TState>(TState State, StreamHead Head, int Size)
    where TState : class, IFoldedState, new();
