// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;

namespace StatsExchange.Grains.Dossiers;

/// <summary>An entry about a case, or one that is about to be written.</summary>
/// <param name="Body">Its body.</param>
/// <param name="Actor">Who caused it.</param>
/// <param name="Time">When.</param>
/// <param name="Seq">Its place in the stream; 0 while it has none.</param>
internal sealed record CaseStep(IMessage Body, string Actor, DateTimeOffset Time, long Seq);
