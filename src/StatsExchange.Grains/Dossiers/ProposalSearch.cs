// SPDX-License-Identifier: Apache-2.0
using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Finds proposals wherever they stand in a message, so that no answer has to say where it has some.</summary>
internal static class ProposalSearch
{
    public static IEnumerable<Proposal> In(IMessage message) => message is Proposal proposal ? [proposal]
        : message.Descriptor.Fields.InDeclarationOrder()
            .Where(field => field.FieldType == FieldType.Message)
            .SelectMany(field => MessagesIn(field.Accessor.GetValue(message)))
            .SelectMany(In);

    private static IEnumerable<IMessage> MessagesIn(object? value) => value switch
    {
        IMessage one => [one],
        IDictionary map => map.Values.OfType<IMessage>(),
        IEnumerable many => many.Cast<IMessage>(),
        _ => [],
    };
}
