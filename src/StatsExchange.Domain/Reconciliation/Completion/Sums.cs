// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>
/// Sums over rows in lanes whose number and order are fixed, products and sums rounded apart: the same bits on every processor, whatever the
/// width of its vectors.
/// </summary>
internal static class Sums
{
    private const int Lanes = 4;
    private const int Stride = 4 * Lanes;

    /// <summary>Σ row.</summary>
    public static double Of(ReadOnlySpan<double> row)
    {
        double sum = 0;
        foreach (var value in row)
        {
            sum += value;
        }

        return sum;
    }

    /// <summary>Σ row·scale; both of one length.</summary>
    public static double OfProducts(ReadOnlySpan<double> row, ReadOnlySpan<double> scale)
    {
        Check(row.Length, scale.Length);
        ref var left = ref MemoryMarshal.GetReference(row);
        ref var right = ref MemoryMarshal.GetReference(scale);
        Vector256<double> a = default, b = default, c = default, d = default;
        nuint at = 0;
        for (; at + Stride <= (nuint)row.Length; at += Stride)
        {
            a += Vector256.LoadUnsafe(ref left, at) * Vector256.LoadUnsafe(ref right, at);
            b += Vector256.LoadUnsafe(ref left, at + Lanes) * Vector256.LoadUnsafe(ref right, at + Lanes);
            c += Vector256.LoadUnsafe(ref left, at + (2 * Lanes)) * Vector256.LoadUnsafe(ref right, at + (2 * Lanes));
            d += Vector256.LoadUnsafe(ref left, at + (3 * Lanes)) * Vector256.LoadUnsafe(ref right, at + (3 * Lanes));
        }

        var lanes = a + b + (c + d);
        var sum = lanes[0] + lanes[1] + (lanes[2] + lanes[3]);
        for (var i = (int)at; i < row.Length; i++)
        {
            sum += row[i] * scale[i];
        }

        return sum;
    }

    /// <summary>sums += row·scale; both of one length.</summary>
    public static void AddScaled(Span<double> sums, ReadOnlySpan<double> row, double scale)
    {
        Check(sums.Length, row.Length);
        ref var target = ref MemoryMarshal.GetReference(sums);
        ref var source = ref MemoryMarshal.GetReference(row);
        var factor = Vector256.Create(scale);
        nuint at = 0;
        for (; at + Lanes <= (nuint)row.Length; at += Lanes)
        {
            (Vector256.LoadUnsafe(ref target, at) + (Vector256.LoadUnsafe(ref source, at) * factor)).StoreUnsafe(ref target, at);
        }

        for (var i = (int)at; i < row.Length; i++)
        {
            sums[i] += row[i] * scale;
        }
    }

    /// <summary>products = row·scale·factor, element by element; all of one length.</summary>
    public static void Products(Span<double> products, ReadOnlySpan<double> row, ReadOnlySpan<double> scale, double factor)
    {
        Check(products.Length, row.Length);
        Check(row.Length, scale.Length);
        for (var i = 0; i < products.Length; i++)
        {
            products[i] = row[i] * scale[i] * factor;
        }
    }

    private static void Check(int left, int right)
    {
        if (left != right)
        {
            throw new ArgumentException("Two rows of unequal length.");
        }
    }
}
