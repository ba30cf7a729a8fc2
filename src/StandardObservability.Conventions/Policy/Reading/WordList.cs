using System;
using System.Collections.Generic;
using System.Linq;
using StandardObservability.Conventions.Policy.Judging;

namespace StandardObservability.Conventions.Policy.Reading;

/// <summary>Remedies that name the words that are possible.</summary>
internal static class WordList
{
    private const int Most = 12;

    /// <summary>The word that is probably meant, or else all words.</summary>
    public static string Suggest(string written, IReadOnlyList<string> words)
    {
        var meant = FindMeant(written, words);
        return meant != null ? $"Did you mean \"{meant}\"?" : $"Write {Join(words)}.";
    }

    /// <summary>The word that differs in case only, or in two characters at most, or <see langword="null"/>.</summary>
    public static string? FindMeant(string written, IEnumerable<string> words)
    {
        string? near = null;
        foreach (var word in words)
        {
            if (string.Equals(word, written, StringComparison.OrdinalIgnoreCase))
            {
                return word;
            }

            // Of a short word two characters are most of it.
            near ??= word.Length > 3 && EditDistance.IsAtMostTwo(word, written) ? word : null;
        }

        return near;
    }

    /// <summary>The words, for example <c>"audit", "warn" or "enforce"</c>.</summary>
    public static string Join(IReadOnlyList<string> words, string conjunction = "or")
    {
        var quoted = words.Take(Most).Select(word => $"\"{word}\"").ToList();
        if (words.Count > Most)
        {
            return string.Join(", ", quoted) + " …";
        }

        var last = quoted[quoted.Count - 1];
        return quoted.Count == 1 ? last : $"{string.Join(", ", quoted.Take(quoted.Count - 1))} {conjunction} {last}";
    }
}
