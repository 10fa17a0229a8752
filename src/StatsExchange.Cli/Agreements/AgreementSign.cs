// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.Contracts.Agreements;
using StatsExchange.V1;

namespace StatsExchange.Cli.Agreements;

internal static class AgreementSign
{
    public static Command Create()
    {
        var id = AgreementText.Id();
        var key = Named.Key();
        var yes = Signing.Yes();
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "sign",
            "Sign an agreement as a signatory of the grantor or of the grantee; for a regional body, as its steward.",
            "statsx agreement sign SWE-DNK-12 --key swe-signatory.pem --token-file swe-signatory.token")
        {
            id, key, yes, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            using var signer = Signing.ReadKey(session.Get(key));
            var agreement = await AgreementText.FindAsync(session.Hub, session.Get(id), cancellationToken).ConfigureAwait(false);
            var stated = AgreementStatement.Of(agreement.Id, agreement.Terms);
            var answer = await session.Hub.Agreements.SignAgreementAsync(
                new SignAgreementRequest
                {
                    RequestId = session.RequestId(requestId),
                    Agreement = agreement.Id,
                    KeyId = signer.KeyId,
                    Signature = await Signing.SignAsync(session.Out, agreement.Statement, stated, signer, session.Get(yes), cancellationToken).ConfigureAwait(false),
                },
                cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Agreement), () => AgreementText.Show(session.Out, answer.Agreement));
            return ExitCode.Done;
        });
    }
}
