// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>
/// An unevaluated sum of two doubles, about 32 digits (Dekker 1971; Knuth's two-sum, exact products by fused multiply-add). Residuals are
/// small differences of large products: in double they would be rounding errors only.
/// </summary>
internal readonly record struct Extended(double High, double Low)
{
    public static implicit operator Extended(double value) => new(value, 0);

    public static Extended operator +(Extended left, Extended right)
    {
        var sum = left.High + right.High;
        var part = sum - left.High;
        var error = (left.High - (sum - part)) + (right.High - part);
        return Normal(sum, error + left.Low + right.Low);
    }

    public static Extended operator -(Extended left, Extended right) => left + new Extended(-right.High, -right.Low);

    public static Extended operator *(Extended left, Extended right)
    {
        var product = Product(left.High, right.High);
        return Normal(product.High, product.Low + ((left.High * right.Low) + (left.Low * right.High)));
    }

    public static Extended operator /(Extended left, Extended right)
    {
        var quotient = left.High / right.High;
        return Normal(quotient, (left - right.Times(quotient)).High / right.High);
    }

    public static Extended Product(double left, double right)
    {
        var product = left * right;
        return new Extended(product, Math.FusedMultiplyAdd(left, right, -product));
    }

    public Extended Times(double factor)
    {
        var product = Product(High, factor);
        return Normal(product.High, product.Low + (Low * factor));
    }

    private static Extended Normal(double high, double low)
    {
        var sum = high + low;
        return new Extended(sum, low - (sum - high));
    }
}
