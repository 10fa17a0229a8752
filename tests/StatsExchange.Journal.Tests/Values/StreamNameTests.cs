// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Tests.Values;

public sealed class StreamNameTests
{
    [Theory]
    [InlineData("hub", "hub", "")]
    [InlineData("country/PHL", "country", "PHL")]
    [InlineData("dossier/PHL-SAU", "dossier", "PHL-SAU")]
    [InlineData("region/EUROPE27", "region", "EUROPE27")]
    [InlineData("evidence/node-1.example", "evidence", "node-1.example")]
    public void Parse_NameOfAStream_KnowsKindAndKey(string text, string kind, string key)
    {
        var name = StreamName.Parse(text);

        Assert.Equal((text, kind, key), (name.ToString(), name.Kind, name.Key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hub/")]
    [InlineData("country")]
    [InlineData("country/")]
    [InlineData("country/phl")]
    [InlineData("country/PHLX")]
    [InlineData("country/PHL\n")]
    [InlineData("dossier/SAU-PHL")]
    [InlineData("dossier/PHL-PHL")]
    [InlineData("region/asean")]
    [InlineData("evidence/a/b")]
    [InlineData("office/PHL")]
    public void Parse_AnythingElse_IsAFormatError(string text) => Assert.Throws<FormatException>(() => StreamName.Parse(text));

    [Fact]
    public void Dossier_EitherOrder_IsTheSameStream() =>
        Assert.Equal(StreamName.Dossier("PHL", "SAU"), StreamName.Dossier("SAU", "PHL"));

    [Fact]
    public void ToString_NeverGivenAValue_IsAnError() =>
        Assert.Throws<InvalidOperationException>(() => default(StreamName).ToString());
}
