// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.V1;

namespace StatsExchange.Benchmarks.Serving;

/// <summary>The hub's intake without a hub: keeps the blocks that come.</summary>
internal sealed class KeptSubmissionApi(KeptMessages<ObservationBlock> kept) : SubmissionService.SubmissionServiceBase
{
    public override async Task<SubmitResponse> Submit(IAsyncStreamReader<SubmitRequest> requestStream, ServerCallContext context)
    {
        List<ObservationBlock> blocks = [];
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            if (requestStream.Current.Block is { } block)
            {
                blocks.Add(block);
            }
        }

        kept.Keep(blocks);
        return new SubmitResponse { Revision = 1, Report = new ValidationReport { Observations = blocks.Sum(block => block.Count) } };
    }
}
