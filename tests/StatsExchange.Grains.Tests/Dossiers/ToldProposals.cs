// SPDX-License-Identifier: Apache-2.0
using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Dossiers;

/// <summary>Finds proposals in answers, wherever they stand in them.</summary>
internal static class ToldProposals
{
    public static IEnumerable<Proposal> In(IMessage message) => message is Proposal proposal ? [proposal]
        : message.Descriptor.Fields.InDeclarationOrder()
            .Where(field => field.FieldType == FieldType.Message && !field.IsMap)
            .SelectMany(field => field.Accessor.GetValue(message) switch
            {
                IMessage one => [one],
                IEnumerable many => many.Cast<IMessage>(),
                _ => Enumerable.Empty<IMessage>(),
            })
            .SelectMany(In);

    /// <summary>Whether a proposal tells nothing that its figures could be had from.</summary>
    public static bool IsWithheld(Proposal told) =>
        told.FiguresWithheld && told.Figures.Count == 0 && told.Statement.IsEmpty && told.Signatures.All(signature => signature.Signature_.IsEmpty);
}
