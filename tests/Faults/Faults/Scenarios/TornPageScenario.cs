// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Client.Connections;
using StatsExchange.Faults.Checking.Histories;
using StatsExchange.Faults.Journals;
using StatsExchange.Faults.Runs;

namespace StatsExchange.Faults.Scenarios;

/// <summary>
/// The last page of the SQLite file is torn after the hub has ended in order, so that nothing can make it whole again: what was acknowledged
/// is there, or the damage is reported; no figure is wrong.
/// </summary>
internal sealed class TornPageScenario : IScenario
{
    private const int PageSize = 4096;
    private const int Sector = 512;
    private const int Tears = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string Name => "torn-page";

    public string Description => "the last page of the SQLite file torn at a sector's border: all there, or reported, never wrong";

    public int Times => 1;

    public async Task<Outcome> RunAsync(int seed, string directory)
    {
        await using World world = new(directory);
        var countries = Seeds.Countries(seed, 2);
        await world.StartAsync();
        await new Crowd { World = world, Countries = countries, Seed = seed, Operations = 40 }.RunAsync(CancellationToken.None);
        await Aftermath.LookAsync(world, countries, seed);
        await world.Hub!.TerminateAsync();
        List<Finding> findings = [.. await KillScenario.JudgeAsync(world)];
        var told = countries.ToDictionary(country => country, country => HistoryReader.Read(world.LogOf(country).Path)
            .Select(one => one.Answer).OfType<Answer.State>().MaxBy(state => state.Revision)!);
        var reported = 0;
        for (var tear = 0; tear < Tears; tear++)
        {
            await using World torn = new(Path.Combine(directory, $"{tear}"));
            Copy(world.Data, torn.Data);
            Tear(Path.Combine(torn.Data, "journal.db"), Seeds.Random(seed, "tear", tear));
            reported += await LookAsync(torn, world, told, findings) ? 1 : 0;
        }

        return new Outcome(findings, $"{Tears} tears, {reported} of them reported, none gave a wrong figure") { Histories = countries.Count };
    }

    // Whether anything reported the damage.
    private static async Task<bool> LookAsync(World torn, World world, Dictionary<string, Answer.State> told, List<Finding> findings)
    {
        var reported = false;
        try
        {
            var journal = await JournalReading.OfDirectoryAsync(torn.Data);
            findings.AddRange(world.Logs.SelectMany(log => Judgement.Of(log.Path, journal.GetValueOrDefault(log.Country, []))).Select(one => one with { Text = $"not reported: {one}" }));
        }
        catch (Exception damage) when (damage is Journal.JournalException or InvalidDataException)
        {
            reported = true;
        }

        try
        {
            await torn.StartAsync();
        }
        catch (IOException)
        {
            return true;
        }

        foreach (var (country, before) in told)
        {
            try
            {
                var now = (Answer.State)await torn.Connect(country, Patience).AskAsync(new Call.Read(0));
                if (now.Revision != before.Revision || now.Cells.Count != before.Cells.Count || now.Cells.Except(before.Cells).Any())
                {
                    findings.Add(Finding.OfRun($"{country}: revision {before.Revision} was read again as {now.Revision} with other figures"));
                }
            }
            catch (HubException damage) when (damage.Status is StatusCode.DataLoss or StatusCode.Unavailable)
            {
                reported = true;
            }
        }

        return reported;
    }

    private static void Tear(string file, Random random)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Write);
        var from = stream.Length - PageSize + (Sector * random.Next(1, PageSize / Sector));
        stream.Position = from;
        stream.Write(new byte[stream.Length - from]);
    }

    private static void Copy(string from, string to)
    {
        SharedKeys.Make(to);
        File.Copy(Path.Combine(from, "journal.db"), Path.Combine(to, "journal.db"));
        foreach (var key in Directory.GetFiles(Path.Combine(from, "keys")))
        {
            File.Copy(key, Path.Combine(to, "keys", Path.GetFileName(key)), overwrite: true);
        }
    }
}
