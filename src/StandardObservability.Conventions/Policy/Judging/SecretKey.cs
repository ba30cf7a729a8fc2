using System;
using System.Collections.Generic;
using System.Linq;
using StandardObservability.Conventions.Redaction;

namespace StandardObservability.Conventions.Policy.Judging;

/// <summary>Keys whose last part is exactly the name of a secret. Stricter than the redaction at run time, which also sees the value.</summary>
internal static class SecretKey
{
    private static readonly string[] _groups = ["Passwords", "Passwords in other languages", "Secrets", "Headers", "Keys", "Personal"];

    private static readonly HashSet<string> _names = new(
        _groups.SelectMany(group => SecretKeyNames.Default[group]).Select(name => Normalize(name.TrimStart('*'))),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the part of the key after the last dot is the name of a secret. Case and separators are ignored.</summary>
    public static bool Matches(string key) => _names.Contains(Normalize(key.Substring(key.LastIndexOf('.') + 1)));

    private static string Normalize(string name) => name.Replace("_", "").Replace("-", "").Replace(" ", "");
}
