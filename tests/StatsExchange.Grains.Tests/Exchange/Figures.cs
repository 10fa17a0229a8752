// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Exchange;

/// <summary>Observations and submissions as offices send them.</summary>
internal static class Figures
{
    public static Observation Flow(string measure, string counterpart, string period, double? value, params (string Id, string Text)[] attributes)
    {
        var observation = new Observation
        {
            Dimensions = { ["MEASURE"] = measure, ["BASIS"] = "RES", ["COUNTERPART_AREA"] = counterpart, ["TIME_PERIOD"] = period },
        };
        if (value is { } given)
        {
            observation.Value = given;
        }

        foreach (var (id, text) in attributes)
        {
            observation.Attributes[id] = text;
        }

        return observation;
    }

    public static Observation With(this Observation observation, string dimension, string code)
    {
        observation.Dimensions[dimension] = code;
        return observation;
    }

    public static Observation Deleted(this Observation observation)
    {
        observation.ClearValue();
        observation.Operation = Operation.Delete;
        return observation;
    }

    public static SubmissionHeader Header(string country, string requestId, SubmissionMode mode = SubmissionMode.Merge) => new()
    {
        RequestId = requestId,
        RefArea = country,
        Structure = "FLOW",
        Mode = mode,
        SourceName = "figures.csv",
    };
}
