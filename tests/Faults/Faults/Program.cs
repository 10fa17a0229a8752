// SPDX-License-Identifier: Apache-2.0
using System.Runtime.Versioning;
using StatsExchange.Faults;

[assembly: SupportedOSPlatform("linux")]

return await FaultsCommand.Create(Console.Out).Parse(args).InvokeAsync();
