// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Corridors;

/// <summary>Where a matched dimension with more than one code stands in a key that is a number.</summary>
/// <param name="Dimension">The position of the dimension among the matched ones.</param>
/// <param name="Word">Which word of 64 bits it is in; all are in the first unless very many codes are in use.</param>
/// <param name="Stride">What one step of its rank adds to the word.</param>
internal readonly record struct KeyPlace(int Dimension, int Word, ulong Stride);
