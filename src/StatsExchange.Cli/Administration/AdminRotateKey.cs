// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.Contracts.Signatures;
using StatsExchange.V1;

namespace StatsExchange.Cli.Administration;

internal static class AdminRotateKey
{
    public static Command Create()
    {
        var old = new Option<string>("--old") { Description = "The evidence key in use: the private key, PEM.", HelpName = "FILE", Required = true };
        var successor = new Option<string>("--new") { Description = "Where the new private key goes, mode 0600; the public one goes beside it.", HelpName = "FILE", Required = true };
        var output = new Option<string>("-o", "--output") { Description = "Where the rotation goes: both public keys, and the statement that both have signed.", HelpName = "FILE", Required = true };
        return new DocumentedCommand(
            "rotate-key",
            "Make a new evidence key that the one in use signs for. Works on files only; the hub takes it over at its next start.",
            "statsx admin rotate-key --old data/keys/evidence.pem --new new.pem -o rotation.json",
            "# then start the hub with: --evidence-key new.pem --evidence-key-rotation rotation.json")
        {
            old, successor, output,
        }.Does((session, _) =>
        {
            using var oldKey = Signing.ReadKey(session.Get(old));
            var path = session.Get(output);
            if (File.Exists(path))
            {
                throw new IOException($"{path} exists already; a rotation is never overwritten.");
            }

            var pair = KeyPairFiles.Create(session.Get(successor));
            using var newKey = Signing.ReadKey(pair.PrivateFile);
            var rotation = KeyRotations.Sign(oldKey, newKey, TimeProvider.System.GetUtcNow());
            Output.WriteJsonFile(path, new JsonObject
            {
                ["keys"] = MessageJson.Of<PublicSigningKey>(
                [
                    new() { KeyId = newKey.KeyId, PublicKey = newKey.Public.Pem, Predecessor = oldKey.KeyId, Rotation = rotation },
                    new() { KeyId = oldKey.KeyId, PublicKey = oldKey.Public.Pem },
                ]),
            });
            session.Out.Result(
                () => new JsonObject
                {
                    ["old_key_id"] = oldKey.KeyId,
                    ["new_key_id"] = newKey.KeyId,
                    ["private_key"] = pair.PrivateFile,
                    ["public_key"] = pair.PublicFile,
                    ["rotation"] = path,
                },
                () => session.Out.Line($"{pair.PrivateFile} (the new evidence key), {pair.PublicFile}, {path}; from {oldKey.KeyId} to {newKey.KeyId}"));
            return Task.FromResult(ExitCode.Done);
        });
    }
}
