// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Hub.Refusals;

namespace StatsExchange.Hub.Tests.Refusals;

public sealed class UnexpectedErrorTests
{
    [Fact]
    public void Unexpected_TellsAnIdAndNothingElse()
    {
        var error = StatusMapper.Unexpected("f00d");

        Assert.Equal(StatusCode.Unknown, error.StatusCode);
        Assert.Equal("The hub failed unexpectedly; its log has the details under the id f00d.", error.Status.Detail);
    }
}
