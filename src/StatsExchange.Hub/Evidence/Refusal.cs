// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Evidence;

/// <summary>A refused call, without figures; equal ones are counted together.</summary>
/// <param name="Caller">Country or region, role and subject of the token.</param>
/// <param name="Method">/service/method.</param>
/// <param name="Reason">The reason without its prefix.</param>
/// <param name="Target">Whose data or which thing was asked for.</param>
internal readonly record struct Refusal(string Caller, string Method, string Reason, string Target);
