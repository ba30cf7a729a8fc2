using StandardObservability.Conventions;

namespace StandardObservability.Settings.Table;

/// <summary>Describes a key that belongs to no setting, and suggests the setting with the most similar key.</summary>
internal static class UnknownSetting
{
    /// <summary>A key that differs in more characters is another word and not a typing error.</summary>
    private const int MaxDistance = 3;

    public static string Describe(string key, IEnumerable<Setting> known)
    {
        var full = key.Length > 0 ? $"{ConfigurationNames.Section}:{key}" : ConfigurationNames.Section;
        var remedy = (FindNearest(key, known) ?? FindNearestParent(key, known)) is { } nearest
            ? $"Did you mean {ConfigurationNames.Section}:{nearest}?"
            : "docs/configuration.md lists all settings; check the spelling.";
        return $"{full} is not a setting of this library and is ignored. {remedy}";
    }

    private static string? FindNearest(string key, IEnumerable<Setting> known)
        => FindNearest(key, known.SelectMany(static s => s is MapSetting { Names: { } names } ? names.Select(n => $"{s.Key}:{n}") : [s.Key]));

    /// <summary>The list or the section that was probably meant, when the key below it is a number or unknown.</summary>
    private static string? FindNearestParent(string key, IEnumerable<Setting> known)
    {
        var end = key.LastIndexOf(':');
        return end < 0 ? null
            : !key.AsSpan(end + 1).ContainsAnyExceptInRange('0', '9') ? FindNearest(key[..end], known.OfType<ListSetting>().Select(static s => s.Key))
            : FindNearest(key[..end], known.Select(static s => s.Key).Where(static k => k.Contains(':')).Select(static k => k[..k.LastIndexOf(':')]));
    }

    private static string? FindNearest(string key, IEnumerable<string> candidates)
    {
        var (nearest, least) = (string.Empty, int.MaxValue);
        foreach (var candidate in candidates)
        {
            var distance = MeasureDistance(key.ToUpperInvariant(), candidate.ToUpperInvariant());
            (nearest, least) = distance < least ? (candidate, distance) : (nearest, least);
        }

        return least > 0 && least <= Math.Clamp(key.Length / 3, 2, MaxDistance) ? nearest : null;
    }

    /// <summary>Number of characters to insert, remove or replace (Levenshtein distance).</summary>
    private static int MeasureDistance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = i;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
