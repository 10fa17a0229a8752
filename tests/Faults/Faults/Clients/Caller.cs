// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using StatsExchange.Client.Connections;
using StatsExchange.Faults.Checking.Histories;
using StatsExchange.V1;

namespace StatsExchange.Faults.Clients;

/// <summary>Makes the calls of histories over gRPC and says what they were answered.</summary>
internal sealed class Caller(HubLink link, string country, TimeSpan patience)
{
    /// <exception cref="HubException">It was not answered, or refused.</exception>
    public async Task<Answer> AskAsync(Call call)
    {
        try
        {
            return call switch
            {
                Call.Submit submit => await SubmitAsync(submit),
                Call.Read read => await ReadAsync(read),
                Call.Find find => await FindAsync(find),
                _ => throw new ArgumentException("There is no such call.", nameof(call)),
            };
        }
        catch (RpcException failure)
        {
            throw HubException.From(failure);
        }
    }

    /// <summary>The SHA-256 of everything an export of a past vintage gives.</summary>
    public async Task<string> DigestOfVintageAsync(long seq)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var call = link.Observations.ExportObservations(
            new ExportObservationsRequest { RefArea = country, Structure = Cells.Structure, AsOfSeq = seq }, link.Options(patience));
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            if (call.ResponseStream.Current.Block is { } block)
            {
                hash.AppendData(block.ToByteArray());
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private async Task<Answer> SubmitAsync(Call.Submit submit)
    {
        SubmissionHeader header = new() { RequestId = submit.RequestId, RefArea = country, Structure = Cells.Structure };
        if (submit.ExpectedRevision is { } expected)
        {
            header.ExpectedRevision = expected;
        }

        SubmitRequest rows = new() { Rows = new ObservationRows() };
        rows.Rows.Observations.AddRange(submit.Cells.Select(cell => Cells.ToObservation(cell.Key, cell.Value)));
        using var call = link.Submissions.Submit(link.Options(patience));
        try
        {
            await call.RequestStream.WriteAsync(new SubmitRequest { Header = header });
            await call.RequestStream.WriteAsync(rows);
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception error) when (error is RpcException or HubException or InvalidOperationException)
        {
            // The answer says why.
        }

        var response = await call;
        return Recorded(response.Receipt, response.Receipt.Seq);
    }

    private async Task<Answer> ReadAsync(Call.Read read)
    {
        using var call = link.Observations.ExportObservations(
            new ExportObservationsRequest { RefArea = country, Structure = Cells.Structure, MinRevision = read.MinRevision }, link.Options(patience));
        Dictionary<int, long> cells = [];
        var revision = -1L;
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            revision = call.ResponseStream.Current.Revision;
            if (call.ResponseStream.Current.Block is { } block)
            {
                Cells.Read(block, cells);
            }
        }

        return new Answer.State(revision, cells);
    }

    private async Task<Answer> FindAsync(Call.Find find)
    {
        try
        {
            var found = await link.Submissions.GetSubmissionAsync(
                new GetSubmissionRequest { RefArea = country, RequestId = find.RequestId }, link.Options(patience));
            return Recorded(found.Submission.Receipt, found.Revision);
        }
        catch (Exception absent) when (absent is RpcException { StatusCode: StatusCode.NotFound } or HubException { Status: StatusCode.NotFound })
        {
            return new Answer.Absent();
        }
    }

    private static Answer.Recorded Recorded(Receipt receipt, long revision) => new(
        receipt.Seq,
        Convert.ToHexStringLower(receipt.Hash.Span),
        Convert.ToHexStringLower(receipt.ContentDigest.Span),
        Convert.ToHexStringLower(SHA256.HashData(receipt.ToByteArray())),
        revision);
}
