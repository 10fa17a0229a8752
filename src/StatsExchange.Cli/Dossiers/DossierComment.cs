// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

internal static class DossierComment
{
    public static Command Create()
    {
        var id = DossierNames.Case();
        var text = new Argument<string>("TEXT") { Description = "What you say, at most 4,096 bytes. Only the two offices read it." };
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "comment",
            "Add a comment to a case, however far it is.",
            "statsx dossier comment DNK-SWE.1 'Students are in our figure and not in yours.'")
        {
            id, text, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var answer = await session.Hub.Dossiers.AddCommentAsync(
                new AddCommentRequest { RequestId = session.RequestId(requestId), Case = session.Get(id), Text = session.Get(text) },
                cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Comment), () => session.Out.Line($"Comment {answer.Comment.Number} of {session.Get(id)} is recorded."));
            return ExitCode.Done;
        });
    }
}
