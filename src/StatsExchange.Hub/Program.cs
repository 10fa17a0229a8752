// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Hub;

return await HubProgram.RunAsync(args, Console.Out, Console.Error);
