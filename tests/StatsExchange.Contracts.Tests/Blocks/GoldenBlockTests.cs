// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Contracts.Blocks;
using StatsExchange.Contracts.Submissions;
using StatsExchange.Domain;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Tests.Blocks;

/// <summary>
/// The bytes are kept for ever: journals and signed snapshots rest on them. A difference here is a broken format, never a reason to
/// write the golden files anew.
/// </summary>
public sealed class GoldenBlockTests
{
    public static TheoryData<string, string> Stored => new()
    {
        { "flow_one_row", "4034c2b749ef371bf3393d5c3d00ebe7ca48dd7ae72e81f766a471c948cd757c" },
        { "flow_several_codes", "debeb1baeb7b98e2c73e70246dc88d9705df746d4e34bf983a352771308499d5" },
        { "flow_missing_zero_attributes", "fc5e5ea47af6616cbccff03b8d571f208dabad44b9d664ce66ace1b739754b5e" },
        { "stock_300_occupations", "52083799d24901e832a40e6ca598e573952c4a018a79ee3b3bc88dec05e9f9e6" },
        { "return_one_row", "4e52c95f81848b43af2768eb818b2aa7ca860ac819646e1a5cf548913f4dc5c4" },
        { "consolidated_agreed_and_estimated", "b96a00a8132ca2cea4f14f4a9aeb4f7b4fffe1fc6e9666dded8d9d10b0dec08c" },
    };

    [Theory]
    [MemberData(nameof(Stored))]
    public void Bytes_OfGoldenBlock_HaveTheirDigest(string name, string digest) =>
        Assert.Equal(digest, Digest.Of(GoldenBlock.Read(name).Bytes).ToString());

    [Theory]
    [MemberData(nameof(Stored))]
    public void Encode_ColumnsOfGoldenBlock_GivesExactlyItsBytes(string name, string digest)
    {
        var golden = GoldenBlock.Read(name);
        var bytes = golden.IsConsolidated ? ConsolidatedBlockCodec.Encode(golden.ToSlice()) : ObservationBlockCodec.Encode(golden.ToSlice());
        Assert.Equal(golden.Bytes, bytes);
        Assert.Equal(digest, Digest.Of(bytes).ToString());
    }

    [Theory]
    [MemberData(nameof(Stored))]
    public void Decode_GoldenBytes_GivesTheirColumns(string name, string digest)
    {
        var golden = GoldenBlock.Read(name);
        Assert.Equal(digest, Digest.Of(golden.Bytes).ToString());
        var slice = golden.IsConsolidated ? ConsolidatedBlockCodec.Decode(golden.Bytes) : ObservationBlockCodec.Decode(golden.Bytes);
        SliceAssert.Same(golden.ToSlice(), slice);
        Assert.Equal(golden.Count, slice.Count);
    }

    [Theory]
    [InlineData("flow_one_row")]
    [InlineData("flow_several_codes")]
    [InlineData("flow_missing_zero_attributes")]
    [InlineData("stock_300_occupations")]
    [InlineData("return_one_row")]
    public void Encode_SubmittedInAnotherForm_GivesTheGoldenBytes(string name)
    {
        var golden = GoldenBlock.Read(name);
        var builder = Sent.Of(golden.Structure, CountryCode.Parse(golden.Owner));
        builder.AddColumns(golden.ToSent());
        Assert.Equal(golden.Bytes, ObservationBlockCodec.Encode(builder.Slice()));
    }

    [Fact]
    public void Decode_MoreThan256Codes_ReadsIndicesOfTwoBytes()
    {
        var golden = GoldenBlock.Read("stock_300_occupations");
        var column = ObservationBlock.Parser.ParseFrom(golden.Bytes).Dimensions.Single(dimension => dimension.Id == "OCCUPATION");
        Assert.Equal((300, 600), (column.Codes.Count, column.Indices.Length));
        var slice = ObservationBlockCodec.Decode(golden.Bytes);
        Assert.Equal(column.Codes[299], slice.Columns[slice.Structure.SlicePositionOf("OCCUPATION")][299]);
    }

    [Fact]
    public void Decode_MissingAndZero_StayApart()
    {
        var slice = ObservationBlockCodec.Decode(GoldenBlock.Read("flow_missing_zero_attributes").Bytes);
        Assert.Equal([null, 0, null, 3539, double.Epsilon], Enumerable.Range(0, slice.Count).Select(slice.ValueAt));
        Assert.Equal("BEP", slice.AttributeAt("OBS_STATUS", 1));
        Assert.Equal("two\nlines", slice.AttributeAt("COMMENT", 2));
    }

    [Fact]
    public void DigestOf_SubmissionWithDeletions_RestsOnItsGoldenBytes()
    {
        var golden = GoldenBlock.Read("flow_deletions");
        Assert.Equal("d4fe365a0a6e6720f1a3f230bfada7584279135865eccc5a87bd465766e314eb", Digest.Of(golden.Bytes).ToString());
        var builder = Sent.Of(golden.Structure, CountryCode.Parse(golden.Owner));
        builder.AddColumns(SentBlockReader.Read(ObservationBlock.Parser.ParseFrom(golden.Bytes)));
        var submission = builder.Sound();
        Assert.Equal([false, true, false, false], Assert.Single(submission.Slices).Deletes.AsEnumerable());
        byte[] expected = [.. "statsexchange submission v1\nref_area: SWE\nstructure: FLOW\nmode: MERGE\n"u8, .. Digest.Of(golden.Bytes).ToArray()];
        Assert.Equal(Digest.Of(expected), SubmissionContent.DigestOf(submission, null));
    }
}
