// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults;

return await FaultsCommand.Create(Console.Out).Parse(args).InvokeAsync();
