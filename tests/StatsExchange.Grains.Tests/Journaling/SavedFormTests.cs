// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Grains.Tests.Journaling.Histories;

namespace StatsExchange.Grains.Tests.Journaling;

/// <summary>
/// The bytes states are saved in. Where they change, states saved before would be read as something else: raise the state's Format, and
/// put the bytes the message shows in the place of the old ones.
/// </summary>
public sealed class SavedFormTests
{
    private static readonly Dictionary<string, string[]> Kinds = new()
    {
        ["country"] = ["submission-recorded", "submission-recorded", "series-sheet-recorded", "submission-recorded", "agreement-proposed", "agreement-signed", "submission-recorded", "submission-withdrawn", "embargo-set", "agreement-revoked"],
        ["dossier"] = ["dossier-opened", "case-opened", "figure-proposed", "proposal-accepted", "comment-added", "document-attached", "deadline-set", "case-settled", "case-revision-noticed", "case-reopened"],
        ["region"] = ["job-started", "job-claimed", "snapshot-completed", "snapshot-released", "snapshot-superseded", "job-started", "job-failed", "round-opened", "round-advanced", "round-reminded"],
        ["hub"] = ["office-registered", "signatory-registered", "office-registered"],
    };

    [Theory]
    [InlineData("country", 5, "CjgKBEZMT1cSBDIwMTMaJwogYw+1KYxb7oFunJ3o6EirYVIWjm0FAZCroYAFCQfOys4QiC8gBCIBBwqpAQoGUkVUVVJOEgQyMDEzGkkKIN5oPD1KxEAKX0nUMJ0o/PA6R6kTIaIynkSqcs5B7CzGELEPGiC7Jf1CiJCpeDIMvi+MALFEkAfOHpntPDad+Z9ScslyHCABGkkKIP+tsbb/m+6Wc2+3qsCJseVep7HN6Mekj/FWBWiZoSGnENQgGiCuROJVGB79/qbCLkH1kegYjL5lMxQaOAgixamVhvzRTSACIgMBAQIKFQoGUkVUVVJOEgcyMDE1LVExIgIBAwoQCgVTVE9DSxIEMjAxNCIBCAo8CgVTVE9DSxIHMjAxNS1RMRonCiCtv33EFYIotSeM97pBGxTOEi8EVcRXfX60wftcz9Rd6RCzHiAFIgEIEgkKBEZMT1cSAQcSDQoGUkVUVVJOEgMBAQIaOAgFEgVTVE9DSxoDSU1NmgEBM6IBD1NUT0NLL0lNTS4uLi4vL6gBA7IBBgjB1JDNBroBBVNXRS8xIqQBCglTV0UtRE5LLTUSEwoDU1dFEgNETksaBEZMT1cyAQEaFM5CBHZO+8QcTwzju3MKkwvZM1N1IAMqTQoDU1dFIkbw4DBpf6NK/Hjcf0XYNJLTyeR4Nu/tkZ2Bfjn0XPITTFaYE5UekkV5BRBr3/TEu9dHX4mR7kG6A06T5wFpVZ+FyTPvQCD8MgYIxdSQzQY6BVNXRS8wQgVlbmRlZFoFU1dFLzIqGAgCEhQICBIGCMTUkM0GGgE4IgVTV0UvMTItCAkSBgjE1JDNBhoERkxPVyIEMjAxNCoEMjAxNToICgNTRVgSAUZKBVNXRS8y")]
    [InlineData("dossier", 2, "CpYDCgdETkstU1dFEvsCCglETkstU1dFLjISA0ROSxoDU1dFIglyZXNpZGVuY2UqBDIwMTQyBDIwMTU6iwEKC0ROSy1TV0UuMi4zIgZtYW51YWwwA1Ieb1115NitZ2XV9RnbyCt8NDs3+IUA7F5kAFOTsw1KWk0KA0ROSyJGz3RsD/S+wk0eBOtLtZj+qEa1aiGGRoL+EOSEGrRXi7TvZvi3ECRGeTY44edzGUu7lArGlNYH7ojxbf8QOaeZx3k2W06fRngBkAEEQAFKC0ROSy1TV0UuMi4zUAViHAgBEgljb21tZW50IDUaBVNXRS8yIgYIwtSQzQZqQgog605lmov3mMmGqZH23eh3cMWiJTY/j58abjy9/BxNcqQSAW4aCnRleHQvcGxhaW4gBioFU1dFLzAyBgjD1JDNBnIZCAESC0ROSy1TV0UuMi4zGgYIxNSQzQYgCHoaCglyZWFzb24gMTASBVNXRS8wGgYIxdSQzQaCAREKA1NXRRABGAkiBgjE1JDNBqgBChoFU1dFLzIiBgjA1JDNBg==")]
    [InlineData("region", 6, "CoIBCkMKCU5PUkRJQy1KMRIaCgdzdGV3YXJkEgdzdGV3YXJkGgZOT1JESUMiGhIGTk9SRElDGgRGTE9XIgQyMDE1KgQyMDE1EgVTV0UvMhoGCMDUkM0GIAIoAzIGCMPUkM0GQghOT1JESUMtM0oKRmFpbHVyZSA3LlICbjFaBgjB1JDNBgpWCkMKCU5PUkRJQy1KNhIaCgdzdGV3YXJkEgdzdGV3YXJkGgZOT1JESUMiGhIGTk9SRElDGgRGTE9XIgQyMDE1KgQyMDE1EgVTV0UvMBoGCMPUkM0GKAESkQIKCU5PUkRJQy1KMRABGlIKCE5PUkRJQy0zEgZOT1JESUMyAggDUANaBgjC1JDNBmIFU1dFLzBqB05vdGUgNC5yIAoITk9SRElDLTUSBXdyb25nGgYIwtSQzQYiBVNXRS8wIiBddeTYrWdl1fUZ28grfDQ7N/iFAOxeZABTk7MNSkApdSpGz3RsD/S+wk0eBOtLtZj+qEa1aiGGRoL+EOSEGrRXi7TvZvi3ECRGeTY44edzGUu7lArGlNYH7ojxbf8QOaeZx3k2W06fRjIgmCFu8etOZZqL95jJhqmR9t3od3DFoiU2P4+fGm48vfwyIBxNcqQm5RygIlbiCHdwIO82g1hz1y6A9fw4sVuuSyxOOAFSzgEKbAoOTk9SRElDLXJvdW5kLTgSGgoHc3Rld2FyZBIHc3Rld2FyZBoGTk9SRElDGj4KBUZsb3dzEhsKBEZMT1cSA0lNTRoDUkVTIglyZXNpZGVuY2UaBDIwMTUiA0ROSyIDU1dFKgQKAggIMgIHARIFU1dFLzAaBgjE1JDNBiIbCAQSBVNXRS8wGgYIxNSQzQYiCFJlYXNvbiA5KhEKA1NXRRAJGggKBEZMT1cQCTIfCgNTV0USBVNXRS8wGgYIxdSQzQYgByoHTm90ZSAxMA==")]
    [InlineData("hub", 1, "CicKA0ZJThIIT2ZmaWNlIDMaFnN0YXRpc3RpY3NAZXhhbXBsZS5vcmcSEwoDRE5LEgFCGgJrMSIFUEVNIDI=")]
    public void Save_AFixedHistory_GivesTheBytesOfItsFormat(string stream, int format, string golden)
    {
        var histories = StreamHistories.All[stream];
        var state = histories.New();
        var writer = new HistoryWriter(histories.Stream, seed: 0);
        foreach (var kind in Kinds[stream])
        {
            histories.Steps[kind](writer);
            state.Apply(writer.Entries[^1]);
        }

        var saved = Convert.ToBase64String(state.Save().ToByteArray());
        Assert.True(format == state.Format && golden == saved, $"The format is {state.Format}, and the bytes are {saved}");
    }
}
