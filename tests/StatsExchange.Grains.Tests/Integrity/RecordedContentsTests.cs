// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Contracts.Receipts;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Grains.Integrity;
using StatsExchange.Journal;
using StatsExchange.Journal.Integrity;
using StatsExchange.Journal.Sqlite;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Integrity;

/// <summary>What no checksum of a row can show: receipts and bodies against each other and against the signature.</summary>
public sealed class RecordedContentsTests : IDisposable
{
    private const string Actor = "PHL/submitter";
    private const string RequestId = "r1";

    private static readonly StreamName Philippines = StreamName.Country("PHL");

    private readonly string _directory = Directory.CreateTempSubdirectory("statsexchange-").FullName;
    private readonly SigningKey _key = SigningKey.Create();

    public void Dispose()
    {
        Directory.Delete(_directory, recursive: true);
        _key.Dispose();
    }

    [Fact]
    public async Task RunAsync_ReceiptAsTheHubGaveIt_IsWhole()
    {
        Assert.Empty((await CheckAsync(_ => { })).Findings);
    }

    [Theory]
    [InlineData("seq")]
    [InlineData("stream")]
    [InlineData("hash")]
    [InlineData("previous_hash")]
    [InlineData("content_digest")]
    [InlineData("salt")]
    [InlineData("time")]
    [InlineData("key_id")]
    [InlineData("signature")]
    public async Task RunAsync_ReceiptForgedWithItsChecksum_IsLocated(string field)
    {
        var report = await CheckAsync(receipt => Forge(receipt, field));

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("commands", Philippines, 1L), (finding.Table, finding.Stream, finding.Seq));
    }

    [Fact]
    public async Task RunAsync_CommandOfASubmissionRemoved_IsLocated()
    {
        var finding = Assert.Single((await CheckAsync(_ => { }, hasCommand: false)).Findings);

        Assert.Equal(("commands", Philippines, 1L), (finding.Table, finding.Stream, finding.Seq));
    }

    [Fact]
    public async Task RunAsync_EntryTheHubDecidedOnItsOwn_NeedsNoCommand()
    {
        await using (var journal = await SqliteJournal.OpenAsync(_directory, TimeProvider.System, CancellationToken.None))
        {
            var entry = Entry.Seal(StreamName.Hub, StreamHead.Empty, "job-claimed", "hub", TimeProvider.System.GetUtcNow(), default, []);
            await journal.AppendAsync(StreamName.Hub, 0, null, [entry], CancellationToken.None);
        }

        Assert.Empty((await CheckAsync()).Findings);
    }

    [Theory]
    [InlineData("submission-recorded", "CAFE0AFF", "its body is not one of its kind")]
    [InlineData("submission-invented", "", "this version knows no entries of its kind")]
    public async Task RunAsync_BodyThatIsNone_IsLocated(string kind, string body, string problem)
    {
        await using (var journal = await SqliteJournal.OpenAsync(_directory, TimeProvider.System, CancellationToken.None))
        {
            var entry = Entry.Seal(Philippines, StreamHead.Empty, kind, Actor, TimeProvider.System.GetUtcNow(), Convert.FromHexString(body), []);
            await journal.AppendAsync(Philippines, 0, null, [entry], CancellationToken.None);
        }

        var finding = Assert.Single((await CheckAsync()).Findings);

        Assert.Equal((Philippines, 1L, problem), (finding.Stream, finding.Seq, finding.Problem));
    }

    private static void Forge(Receipt receipt, string name)
    {
        var field = Receipt.Descriptor.FindFieldByName(name);
        field.Accessor.SetValue(receipt, field.Accessor.GetValue(receipt) switch
        {
            long number => number + 1,
            string text => text + "x",
            ByteString bytes => ByteString.CopyFrom([(byte)(bytes[0] ^ 1), .. bytes.Span[1..]]),
            Timestamp time => Timestamp.FromDateTime(time.ToDateTime().AddSeconds(1)),
            var other => throw new InvalidOperationException(other.ToString()),
        });
    }

    // A journal whose checksums are all right, written as the hub writes it but for what is forged.
    private async Task<IntegrityReport> CheckAsync(Action<Receipt> forge, bool hasCommand = true)
    {
        SubmissionRecorded body = new()
        {
            RequestId = RequestId,
            Structure = "FLOW",
            ContentDigest = ByteString.CopyFrom(Hash.Of([1]).ToArray()),
            Salt = ByteString.CopyFrom(new byte[16]),
        };
        var entry = Entry.Seal(Philippines, StreamHead.Empty, "submission-recorded", Actor, TimeProvider.System.GetUtcNow(), body.ToByteArray(), []);
        Receipt receipt = new()
        {
            Stream = entry.Stream.ToString(),
            Seq = entry.Seq,
            ContentDigest = body.ContentDigest,
            PreviousHash = ByteString.CopyFrom(entry.PreviousHash.ToArray()),
            Hash = ByteString.CopyFrom(entry.Hash.ToArray()),
            Time = Timestamp.FromDateTimeOffset(entry.Time),
            KeyId = _key.KeyId,
            Salt = body.Salt,
        };
        receipt.Signature = ByteString.CopyFrom(_key.SignDer(ReceiptStatement.Of(receipt)));
        forge(receipt);
        Command command = new(Actor, RequestId, Hash.FromBytes(body.ContentDigest.Span), new SubmitResponse { Receipt = receipt }.ToByteArray());
        await using (var journal = await SqliteJournal.OpenAsync(_directory, TimeProvider.System, CancellationToken.None))
        {
            await journal.AppendAsync(Philippines, 0, hasCommand ? command : null, [entry], CancellationToken.None);
        }

        return await CheckAsync();
    }

    private async Task<IntegrityReport> CheckAsync()
    {
        await using var snapshot = await SqliteJournal.SnapshotOfAsync(_directory, CancellationToken.None);
        return await IntegrityCheck.RunAsync(
            snapshot, new RecordedContents(_key.Public), 10, progress: null, CancellationToken.None);
    }
}
