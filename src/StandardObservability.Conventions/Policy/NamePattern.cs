using System;

namespace StandardObservability.Conventions.Policy;

/// <summary>A name, or the beginning of names with a trailing <c>*</c>. Case is ignored.</summary>
internal static class NamePattern
{
    /// <summary>Whether the pattern matches the name.</summary>
    public static bool Matches(string pattern, string name) =>
        pattern.Length > 0 && pattern[pattern.Length - 1] == '*'
            ? string.Compare(pattern, 0, name, 0, pattern.Length - 1, StringComparison.OrdinalIgnoreCase) == 0
            : string.Equals(pattern, name, StringComparison.OrdinalIgnoreCase);
}
