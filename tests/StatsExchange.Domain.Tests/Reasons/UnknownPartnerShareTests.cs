// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reasons;

namespace StatsExchange.Domain.Tests.Reasons;

public sealed class UnknownPartnerShareTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(0.2, null, 0.2, 0.2)]
    [InlineData(null, 0.2, 0.3)]
    [InlineData(null, null, null)]
    public void Common_OfSeveralFigures_IsTheirShareOnlyWhereItIsOne(double? expected, params double?[] shares) =>
        Assert.Equal(expected, UnknownPartnerShare.Common(shares));
}
