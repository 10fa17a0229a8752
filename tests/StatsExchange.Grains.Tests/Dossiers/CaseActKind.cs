// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Tests.Dossiers;

internal enum CaseActKind
{
    Propose,
    Accept,
    Contest,
    Withdraw,
    Lapse,
    Reopen,
}
