// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal;

namespace StatsExchange.Grains.Journaling;

/// <summary>State that is nothing but its journal, folded.</summary>
public interface IFoldedState
{
    /// <summary>Takes the next entry in. Depends on nothing but the state and the entry.</summary>
    void Apply(Entry entry);
}
