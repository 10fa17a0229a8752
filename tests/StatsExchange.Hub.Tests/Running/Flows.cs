// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Running;

/// <summary>Submissions of flows as offices send them.</summary>
internal static class Flows
{
    public static SubmissionHeader Header(string country, string requestId) =>
        new() { RequestId = requestId, RefArea = country, Structure = "FLOW", SourceName = "flows.csv" };

    public static Observation Observation(string measure, string counterpart, double? value, string period = "2015")
    {
        Observation observation = new();
        observation.Dimensions.Add("COUNTERPART_AREA", counterpart);
        observation.Dimensions.Add("MEASURE", measure);
        observation.Dimensions.Add("BASIS", "RES");
        observation.Dimensions.Add("MIN_STAY", "12");
        observation.Dimensions.Add("TIME_PERIOD", period);
        if (value is { } number)
        {
            observation.Value = number;
        }

        return observation;
    }

    /// <summary>Sends a submission as the office's submitter.</summary>
    public static Task<SubmitResponse> SubmitAsync(this RunningHub hub, SubmissionHeader header, params Observation[] observations) =>
        hub.SendAsync(hub.As("submitter", header.RefArea), [new SubmitRequest { Header = header }, Rows(observations)]);

    public static SubmitRequest Rows(params IEnumerable<Observation> observations)
    {
        SubmitRequest rows = new() { Rows = new ObservationRows() };
        rows.Rows.Observations.AddRange(observations);
        return rows;
    }

    /// <summary>Sends messages one after the other, whatever they are; returns the answer or throws the error of the call.</summary>
    public static async Task<SubmitResponse> SendAsync(this RunningHub hub, CallOptions options, IEnumerable<SubmitRequest> messages)
    {
        using var call = new SubmissionService.SubmissionServiceClient(hub.Invoker).Submit(options);
        try
        {
            foreach (var message in messages)
            {
                await call.RequestStream.WriteAsync(message);
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (RpcException)
        {
            // The hub ended the call while more was to come; the answer says why.
        }

        return await call;
    }
}
