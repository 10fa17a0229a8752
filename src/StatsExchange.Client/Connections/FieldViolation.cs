// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Client.Connections;

/// <summary>One thing that is wrong with a request (google.rpc.BadRequest).</summary>
/// <param name="Field">Path of the field, for example header.ref_area.</param>
/// <param name="Description">What is wrong, and what was expected.</param>
public sealed record FieldViolation(string Field, string Description);
