// SPDX-License-Identifier: Apache-2.0
using StatsExchange.FaultyHub;
using StatsExchange.Hub;

FaultPlan plan = FaultPlan.Read(Environment.GetEnvironmentVariable);
return await HubProgram.RunAsync(args, Console.Out, Console.Error, plan.Seams());
