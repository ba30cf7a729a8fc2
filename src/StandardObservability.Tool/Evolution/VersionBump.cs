namespace StandardObservability.Tool.Evolution;

/// <summary>The step from one version to another.</summary>
internal static class VersionBump
{
    /// <summary>The class of changes that the step permits, or <see langword="null"/> when the version is not higher.</summary>
    public static ChangeClass? Find(string old, string current)
    {
        var (before, after) = (Numbers(old), Numbers(current));
        for (var i = 0; i < 3; i++)
        {
            if (after[i] != before[i])
            {
                return after[i] < before[i] ? null : Class(i, isInitial: before[0] == 0);
            }
        }

        // From a pre-release to its release, the changes are those of the release.
        return IsPreRelease(old) && old != current ? ChangeClass.Major : null;
    }

    /// <summary>The lowest version that permits the class.</summary>
    public static string Propose(string old, ChangeClass changeClass)
    {
        var numbers = Numbers(old);
        var part = numbers[0] == 0 ? Math.Min(2, 3 - (int)changeClass) : 2 - (int)changeClass;
        numbers[part]++;
        Array.Clear(numbers, part + 1, 2 - part);
        return string.Join('.', numbers);
    }

    // https://semver.org/#spec-item-4: before 1.0.0 everything may change, so a minor version is for what breaks, and a patch for the rest.
    private static ChangeClass Class(int part, bool isInitial) =>
        isInitial && part > 0 ? (part == 1 ? ChangeClass.Major : ChangeClass.Minor) : (ChangeClass)(2 - part);

    private static bool IsPreRelease(string version) => version.Split('+')[0].Contains('-', StringComparison.Ordinal);

    private static int[] Numbers(string version) => [.. version.Split('+', '-')[0].Split('.').Select(int.Parse)];
}
