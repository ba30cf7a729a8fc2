using System.Reflection;
using StandardObservability.Settings;

namespace StandardObservability.Identity;

/// <summary>The application's version and commit. The .NET SDK writes both into the assembly's informational version: <c>1.2.3+commit</c>.</summary>
internal readonly record struct BuildVersion(string? Version, string? Commit)
{
    public static BuildVersion Read(string applicationName)
        => Parse(ApplicationAssembly.Find(applicationName)?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);

    public static BuildVersion Parse(string? informational)
    {
        if (string.IsNullOrEmpty(informational))
        {
            return default;
        }

        var plus = informational.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? new(informational, null) : new(informational[..plus], FindCommit(informational[(plus + 1)..]));
    }

    /// <summary>Build metadata may contain other parts; the .NET SDK appends the commit last, after a dot.</summary>
    private static string? FindCommit(string metadata)
    {
        var commit = metadata[(metadata.LastIndexOf('.') + 1)..];
        return commit.Length >= 7 && commit.All(char.IsAsciiHexDigit) ? commit : null;
    }
}
