// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Agreements;

internal static class AgreementRevoke
{
    public static Command Create()
    {
        var id = AgreementText.Id();
        var reason = new Option<string>("--reason") { Description = "Why, for the other party.", HelpName = "TEXT", Required = true };
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "revoke",
            "End an agreement for later reads and new snapshots; what was published stays. Or take back a draft of one's own that not both have signed.",
            "statsx agreement revoke SWE-DNK-12 --reason 'replaced by SWE-DNK-31'")
        {
            id, reason, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var answer = await session.Hub.Agreements.RevokeAgreementAsync(
                new RevokeAgreementRequest { RequestId = session.RequestId(requestId), Agreement = session.Get(id), Reason = session.Get(reason) },
                cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Agreement), () => AgreementText.Show(session.Out, answer.Agreement));
            return ExitCode.Done;
        });
    }
}
