using System;
using System.Collections.Generic;
using System.Linq;

namespace StandardObservability.Conventions.Policy;

/// <summary>Patterns of the names that an organization governs. A trailing <c>*</c> is a wildcard; case is ignored.</summary>
internal sealed class OwnedNames(IReadOnlyList<string> patterns)
{
    /// <summary>Contains no name.</summary>
    public static OwnedNames None { get; } = new([]);

    /// <summary>The patterns, as the policy has them.</summary>
    public IReadOnlyList<string> Patterns { get; } = patterns;

    /// <summary>Whether a pattern matches the name.</summary>
    public bool Contains(string name)
    {
        foreach (var pattern in Patterns)
        {
            if (NamePattern.Matches(pattern, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first namespace in lower case, for example <c>acme</c> for <c>acme.*</c>, or <see langword="null"/>.</summary>
    public string? FindNamespace() =>
        Patterns.Where(pattern => pattern.EndsWith(".*", StringComparison.Ordinal)).Select(Namespace).FirstOrDefault();

    private static string Namespace(string pattern) => pattern.Substring(0, pattern.Length - 2).ToLowerInvariant();
}
