// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using StatsExchange.Grains.Journaling;
using StatsExchange.Grains.Tests.Journaling.Histories;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Tests.Journaling;

/// <summary>Wherever a history is cut: a state saved there, taken up and folded on is the state folded as a whole, in every field it has.</summary>
public sealed class SavedStateProperties
{
    public static TheoryData<string> Streams => [.. StreamHistories.All.Keys];

    [Theory]
    [MemberData(nameof(Streams))]
    public void Load_SavedAnywhereInAnyHistory_GoesOnAsIfFoldedFromTheStart(string stream)
    {
        var histories = StreamHistories.All[stream];
        var cases = from seed in Gen.Choose(0, int.MaxValue) from length in Gen.Choose(0, 60) from cut in Gen.Choose(0, 60) select (seed, length, cut);
        Prop.ForAll(cases.ToArbitrary(), given =>
        {
            var entries = histories.Write(given.seed, given.length);
            var cut = Math.Min(given.cut, entries.Count);
            var whole = Fold(histories.New(), entries);
            var before = Fold(histories.New(), entries.Take(cut));
            var taken = histories.New();
            taken.Load(before.Save().ToByteArray());
            var sameThere = StateText.Of(taken) == StateText.Of(before);
            Fold(taken, entries.Skip(cut));
            return sameThere && StateText.Of(taken) == StateText.Of(whole) && taken.Save().ToByteString() == whole.Save().ToByteString();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    /// <summary>A kind that no made-up history has would make the property above hold for nothing.</summary>
    [Theory]
    [MemberData(nameof(Streams))]
    public void Histories_OfAStream_HaveEveryKindThereIs(string stream)
    {
        var histories = StreamHistories.All[stream];

        Assert.Equal(histories.Kinds.Order(StringComparer.Ordinal), histories.Steps.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(histories.Kinds.Order(StringComparer.Ordinal), histories.Write(seed: 1, length: 200).Select(entry => entry.Kind).Distinct().Order(StringComparer.Ordinal));
    }

    private static IFoldedState Fold(IFoldedState state, IEnumerable<Entry> entries)
    {
        foreach (var entry in entries)
        {
            state.Apply(entry);
        }

        return state;
    }
}
