// SPDX-License-Identifier: Apache-2.0
using Google.Rpc;
using Grpc.Core;

namespace StatsExchange.Hub.Tests.Running;

/// <summary>The details of an error as a client reads them.</summary>
internal sealed record RichError(int Code, string Reason, string Domain, IReadOnlyList<BadRequest.Types.FieldViolation> Violations, bool Retry, int Size)
{
    public static RichError Of(RpcException? error)
    {
        var bytes = error?.Trailers.GetValueBytes("grpc-status-details-bin");
        Assert.NotNull(bytes);
        var status = Google.Rpc.Status.Parser.ParseFrom(bytes);
        Assert.Equal((int)error!.StatusCode, status.Code);
        var info = status.Details.FirstOrDefault(detail => detail.Is(ErrorInfo.Descriptor))?.Unpack<ErrorInfo>();
        var request = status.Details.FirstOrDefault(detail => detail.Is(BadRequest.Descriptor))?.Unpack<BadRequest>();
        return new RichError(
            status.Code,
            info?.Type ?? "",
            info?.Domain ?? "",
            request?.FieldViolations.ToList() ?? [],
            status.Details.Any(detail => detail.Is(RetryInfo.Descriptor)),
            Convert.ToBase64String(bytes).Length);
    }
}
