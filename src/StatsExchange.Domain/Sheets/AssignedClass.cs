// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Sheets;

/// <summary>A class with who assigned it: a class is a judgement, and whose it is belongs to it.</summary>
/// <param name="Class">The class.</param>
/// <param name="AssignedBy">Who assigned it, in words; empty only in sheets recorded before it was asked for.</param>
public sealed record AssignedClass(QualityClass Class, string AssignedBy);
