// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Orleans.Tests.Grains;

[GenerateSerializer, Alias("test.ledger.exception")]
public sealed class LedgerException(string message, string series) : Exception(message)
{
    [Id(0)]
    public string Series { get; } = series;
}
