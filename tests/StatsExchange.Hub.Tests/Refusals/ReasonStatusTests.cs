// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;
using StatsExchange.Hub.Refusals;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Refusals;

public sealed partial class ReasonStatusTests
{
    public static TheoryData<ErrorReason> Reasons => new(Enum.GetValues<ErrorReason>().Where(reason => reason != ErrorReason.Unspecified));

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Of_EveryReason_IsTheStatusItsDocumentationEndsWith(ErrorReason reason) =>
        Assert.Equal(Documented()[ReasonName.Of(reason)], UpperSnake(ReasonStatus.Of(reason).ToString()));

    private static Dictionary<string, string> Documented()
    {
        using var proto = new StreamReader(typeof(ReasonStatusTests).Assembly.GetManifestResourceStream("error_reason.proto")!);
        return Line().Matches(proto.ReadToEnd()).ToDictionary(match => match.Groups["reason"].Value, match => match.Groups["status"].Value);
    }

    private static string UpperSnake(string name) => Boundary().Replace(name, "_").ToUpperInvariant();

    [GeneratedRegex(@"(?<status>[A-Z_]+)\.\n\s*ERROR_REASON_(?<reason>[A-Z_]+) =")]
    private static partial Regex Line();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Boundary();
}
