// SPDX-License-Identifier: Apache-2.0
namespace Interop.TestClient;

/// <summary>Runs cases one after the other on one channel, and says of each on a line of its own how it ended.</summary>
internal static class CaseRun
{
    public static async Task<int> RunAsync(IReadOnlyList<string> names, Server server, SoakPlan soak)
    {
        using var connection = server.Connect();
        var passed = 0;
        foreach (var name in names)
        {
            if (await FailureAsync(name, new CaseContext(connection, server, soak)) is { } failure)
            {
                Console.WriteLine($"failed {name}: {failure.ReplaceLineEndings(" ")}");
            }
            else
            {
                Console.WriteLine($"passed {name}");
                passed++;
            }
        }

        return names.Count > 0 && passed == names.Count ? 0 : 1;
    }

    private static async Task<string?> FailureAsync(string name, CaseContext context)
    {
        if (CaseTable.Find(name) is not { } run)
        {
            return "there is no such case";
        }

        try
        {
            await run(context);
            return null;
        }
        catch (Exception exception)
        {
            return exception is CaseFailedException ? exception.Message : exception.ToString();
        }
    }
}
