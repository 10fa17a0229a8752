// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;

namespace StatsExchange.Cli.Administration;

internal static class AdminKey
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Where the private key goes, for example ana.pem; the public one goes beside it, ana.pub.pem." };
        return new DocumentedCommand(
            "key",
            "Make a key pair to sign with. The private key stays with its owner; the public one is registered.",
            "statsx admin key ana.pem",
            "statsx admin signatory PHL --name 'Ana Reyes' --public-key ana.pub.pem")
        {
            file,
        }.Does((session, _) =>
        {
            var pair = KeyPairFiles.Create(session.Get(file));
            session.Out.Result(
                () => new JsonObject { ["private_key"] = pair.PrivateFile, ["public_key"] = pair.PublicFile, ["key_id"] = pair.KeyId },
                () => session.Out.Line($"{pair.PrivateFile} (keep it to yourself), {pair.PublicFile}; key {pair.KeyId}"));
            return Task.FromResult(ExitCode.Done);
        });
    }
}
