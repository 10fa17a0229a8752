// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Grpc.Core;
using StatsExchange.Grains.Callers;
using StatsExchange.Hub.Refusals;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Refusals;

public sealed class RichStatusTests
{
    private const int Limit = 4 * 1024;

    [Fact]
    public void Of_ManyViolations_ListsTwentyAndCountsAll()
    {
        var error = RichStatus.Of(Refusal(1000, "line 7, OBS_VALUE", "a number, at least 0"));

        Assert.Equal(RichStatus.MaxViolations, RichError.Of(error).Violations.Count);
        Assert.EndsWith("20 of 1000 are listed.", error.Status.Detail, StringComparison.Ordinal);
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
    }

    [Theory]
    [InlineData('a')]
    [InlineData('é')]
    [InlineData('語')]
    public void Of_LongTexts_StaysUnderFourKilobytes(char letter)
    {
        var error = RichStatus.Of(Refusal(1000, new string(letter, 5000), new string(letter, 5000)));

        Assert.InRange(RichError.Of(error).Size, 1, Limit - 1);
        Assert.NotEmpty(RichError.Of(error).Violations);
        Assert.Contains(" of 1000 are listed.", error.Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ErrorReason.JournalUnavailable, true)]
    [InlineData(ErrorReason.TooBusy, true)]
    [InlineData(ErrorReason.NotYours, false)]
    public void Of_WhatMaySucceedLater_CarriesARetryHint(ErrorReason reason, bool retry) =>
        Assert.Equal(retry, RichError.Of(RichStatus.Of(new RefusedException(reason, "No."))).Retry);

    private static RefusedException Refusal(int count, string field, string description) => new(
        ErrorReason.ValidationFailed,
        description,
        [.. Enumerable.Repeat(new FieldViolation(field, description), count)],
        count);
}
