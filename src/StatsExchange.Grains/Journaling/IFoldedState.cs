// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Journaling;

/// <summary>State that is nothing but its journal, folded; it can be saved and taken up again, so that it need not be folded from the start.</summary>
public interface IFoldedState
{
    /// <summary>
    /// The form in which it is saved. Raised whenever the form or what it means changes: a state saved in another form is folded anew.
    /// </summary>
    int Format { get; }

    /// <summary>Takes the next entry in. Depends on nothing but the state and the entry.</summary>
    void Apply(Entry entry);

    /// <summary>All of the state, as a message that is the same for the same state.</summary>
    IMessage Save();

    /// <summary>Becomes a state that was saved in the same <see cref="Format"/>; called on a new state only.</summary>
    /// <exception cref="InvalidProtocolBufferException">The bytes are not such a message.</exception>
    void Load(ReadOnlySpan<byte> saved);
}
