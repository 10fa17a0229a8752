// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Google.Protobuf;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

internal static class DossierAttach
{
    public static Command Create()
    {
        var id = DossierNames.Case();
        var file = new Argument<string>("FILE") { Description = "The document. It stays with you: the hub gets its name, its length and its SHA-256." };
        var name = new Option<string?>("--name") { Description = "What it is called. Default: the name of the file.", HelpName = "TEXT" };
        var mediaType = new Option<string?>("--media-type") { Description = "For example application/pdf. Default: by the ending of the name.", HelpName = "TYPE" };
        var verify = new Option<bool>("--verify") { Description = "Attach nothing: tell whether the file is a document of the case, byte for byte. Exit code 4 where it is none.", Arity = ArgumentArity.Zero };
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "attach",
            "Name a document of a case by its digest, so that both offices know it is the same one; or check a document against it.",
            "statsx dossier attach DNK-SWE.1 minutes.pdf",
            "statsx dossier attach DNK-SWE.1 --verify minutes.pdf")
        {
            id, file, name, mediaType, verify, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var path = session.Get(file);
            var (digest, size) = await DigestAsync(path, cancellationToken).ConfigureAwait(false);
            if (session.Get(verify))
            {
                return await VerifyAsync(session, path, digest, session.Get(id), cancellationToken).ConfigureAwait(false);
            }

            var called = session.Get(name) ?? Path.GetFileName(path);
            var request = new AttachDocumentRequest
            {
                RequestId = session.RequestId(requestId),
                Case = session.Get(id),
                Digest = digest,
                Name = called,
                MediaType = session.Get(mediaType) ?? MediaTypeOf(called),
                Size = size,
            };
            var answer = await session.Hub.Dossiers.AttachDocumentAsync(request, cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Document), () => session.Out.Line(CaseHistory.Of(answer.Document)));
            return ExitCode.Done;
        });
    }

    private static async Task<int> VerifyAsync(Session session, string path, ByteString digest, string id, CancellationToken cancellationToken)
    {
        var @case = await CaseReading.CaseAsync(session.Hub, id, cancellationToken).ConfigureAwait(false);
        var found = @case.Documents.FirstOrDefault(document => document.Digest == digest);
        session.Out.Result(
            () => new JsonObject { ["verified"] = found is not null, ["document"] = found is null ? null : MessageJson.Of(found) },
            () =>
            {
                if (found is not null)
                {
                    session.Out.Line($"{path} is this document. {CaseHistory.Of(found)}");
                }
            });
        if (found is null)
        {
            session.Out.Error($"{path} is none of the {@case.Documents.Count} documents of {id}: its SHA-256 is {Convert.ToHexStringLower(digest.Span)}.");
        }

        return found is null ? ExitCode.VerificationFailed : ExitCode.Done;
    }

    private static async Task<(ByteString Digest, long Size)> DigestAsync(string file, CancellationToken cancellationToken)
    {
        var stream = File.OpenRead(file);
        await using (stream.ConfigureAwait(false))
        {
            return (ByteString.CopyFrom(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false)), stream.Length);
        }
    }

    private static string MediaTypeOf(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".pdf" => "application/pdf",
        ".csv" => "text/csv",
        ".txt" or ".md" => "text/plain",
        ".json" => "application/json",
        ".xml" => "application/xml",
        ".zip" => "application/zip",
        ".ods" => "application/vnd.oasis.opendocument.spreadsheet",
        ".odt" => "application/vnd.oasis.opendocument.text",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    };
}
