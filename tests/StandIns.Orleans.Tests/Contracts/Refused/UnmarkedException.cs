// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Orleans.Tests.Contracts.Refused;

/// <summary>An exception that would lose its data on the way to another grain.</summary>
public sealed class UnmarkedException(string message) : Exception(message);
