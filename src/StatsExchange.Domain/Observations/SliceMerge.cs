// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace StatsExchange.Domain.Observations;

/// <summary>Applies what a submission says about a period to the slice that is there, by one sorted merge.</summary>
public static class SliceMerge
{
    /// <summary>Makes the next state of a slice. The slices given are not changed.</summary>
    /// <param name="current">The slice as it is; null where there is none yet.</param>
    /// <param name="setAt">The vintage (seq) that last set each row of <paramref name="current"/>.</param>
    /// <param name="submitted">What was sent.</param>
    /// <param name="replace">Whether observations that were not sent are removed (REPLACE) or kept (MERGE).</param>
    /// <param name="vintage">The seq of the submission.</param>
    /// <returns>
    /// The new slice. An observation whose value and attributes do not change keeps the vintage that set it. Deleting what is not there is
    /// no error and changes nothing.
    /// </returns>
    /// <exception cref="ArgumentException">The two slices differ in structure, owner or period, or the vintages do not fit the rows.</exception>
    public static MergedSlice Apply(Slice? current, ReadOnlySpan<long> setAt, SubmittedSlice submitted, bool replace, long vintage)
    {
        if (setAt.Length != (current?.Count ?? 0))
        {
            throw new ArgumentException("There is one vintage for each row of the current slice.", nameof(setAt));
        }

        if (current is not null && !IsSameSlice(current, submitted.Observations))
        {
            throw new ArgumentException("The submitted slice is of another structure, owner or period.", nameof(submitted));
        }

        if (current is null && submitted.Observations.Count > 0 && !submitted.Deletes.Contains(true))
        {
            var setNow = new long[submitted.Observations.Count];
            Array.Fill(setNow, vintage);
            return new MergedSlice(submitted.Observations, setNow, setNow.Length, 0, 0);
        }

        var merge = new Merge(current ?? submitted.Observations, submitted, vintage);
        merge.Run(current?.Count ?? 0, setAt, replace);
        return merge.Result(current, setAt);
    }

    private static bool IsSameSlice(Slice left, Slice right) =>
        (left.Structure.Id, left.Owner, left.Period) == (right.Structure.Id, right.Owner, right.Period);

    private sealed class Merge(Slice current, SubmittedSlice submitted, long vintage)
    {
        private const int Current = 0;
        private const int Submitted = 1;

        private readonly Slice _sent = submitted.Observations;
        private readonly KeyAlignment _keys = new(current, submitted.Observations);
        private readonly AttributeAlignment _attributes = new(current, submitted.Observations);
        private readonly List<RowPick> _picks = [];
        private readonly List<long> _setAt = [];
        private int _added;
        private int _revised;
        private int _removed;

        public void Run(int currentCount, ReadOnlySpan<long> setAt, bool replace)
        {
            var row = 0;
            for (var sentRow = 0; sentRow < _sent.Count; sentRow++)
            {
                var step = 1;
                while (row < currentCount && (step = _keys.Compare(row, sentRow)) < 0)
                {
                    Leave(row, setAt[row], replace);
                    row++;
                }

                if (row < currentCount && step == 0)
                {
                    Meet(row, setAt[row], sentRow);
                    row++;
                }
                else if (!submitted.Deletes[sentRow])
                {
                    Pick(Submitted, sentRow, vintage);
                    _added++;
                }
            }

            for (; row < currentCount; row++)
            {
                Leave(row, setAt[row], replace);
            }
        }

        public MergedSlice Result(Slice? before, ReadOnlySpan<long> setAt)
        {
            if (_added + _revised + _removed == 0)
            {
                return new MergedSlice(before, setAt.ToArray(), 0, 0, 0);
            }

            return new MergedSlice(Gather(), [.. _setAt], _added, _revised, _removed);
        }

        private Slice? Gather()
        {
            if (_picks.Count == 0)
            {
                return null;
            }

            var isAllSent = _picks.Count == _sent.Count && _added + _revised == _sent.Count;
            return isAllSent ? _sent : SliceGather.Gather([current, _sent], CollectionsMarshal.AsSpan(_picks));
        }

        private void Leave(int row, long setAt, bool replace)
        {
            if (replace)
            {
                _removed++;
            }
            else
            {
                Pick(Current, row, setAt);
            }
        }

        private void Meet(int row, long setAt, int sentRow)
        {
            if (submitted.Deletes[sentRow])
            {
                _removed++;
            }
            else if (current.Values[row].Equals(_sent.Values[sentRow]) && _attributes.AreEqual(row, sentRow))
            {
                Pick(Current, row, setAt);
            }
            else
            {
                Pick(Submitted, sentRow, vintage);
                _revised++;
            }
        }

        private void Pick(int source, int row, long setAt)
        {
            _picks.Add(new RowPick(source, row));
            _setAt.Add(setAt);
        }
    }
}
