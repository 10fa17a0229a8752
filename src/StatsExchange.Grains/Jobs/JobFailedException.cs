// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Jobs;

/// <summary>A job cannot reach its end. The message is told to whoever may see the job, and holds no figures.</summary>
internal sealed class JobFailedException(string message) : Exception(message);
