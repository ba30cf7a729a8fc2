using System;

namespace StandardObservability.Conventions.Policy.Judging;

/// <summary>How much two names differ.</summary>
internal static class EditDistance
{
    /// <summary>Whether two names differ, by at most two characters that are inserted, removed or replaced (Levenshtein distance).</summary>
    public static bool IsAtMostTwo(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 2 || string.Equals(left, right, StringComparison.Ordinal))
        {
            return false;
        }

        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            if (FillRow(left[i - 1], right, i, previous, current) > 2)
            {
                return false;
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length] <= 2;
    }

    // The distances of the beginning of the left name to each beginning of the right one, and the least of them.
    private static int FillRow(char c, string right, int row, int[] previous, int[] current)
    {
        var least = current[0] = row;
        for (var j = 1; j <= right.Length; j++)
        {
            var replaced = previous[j - 1] + (c == right[j - 1] ? 0 : 1);
            current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            least = Math.Min(least, current[j]);
        }

        return least;
    }
}
