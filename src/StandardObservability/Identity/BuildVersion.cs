using System.Reflection;

namespace StandardObservability.Identity;

/// <summary>Version and commit of a build, as the SDK stamps them into the assembly: <c>1.2.3+commit</c>.</summary>
internal readonly record struct BuildVersion(string? Version, string? Commit)
{
    public static BuildVersion Read(string applicationName)
        => Parse(FindAssembly(applicationName)?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);

    public static BuildVersion Parse(string? informational)
    {
        if (string.IsNullOrEmpty(informational))
        {
            return default;
        }

        var plus = informational.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? new(informational, null) : new(informational[..plus], FindCommit(informational[(plus + 1)..]));
    }

    /// <summary>Build metadata may say more before the commit; the SDK appends the commit last, after a dot.</summary>
    private static string? FindCommit(string metadata)
    {
        var commit = metadata[(metadata.LastIndexOf('.') + 1)..];
        return commit.Length >= 7 && commit.All(char.IsAsciiHexDigit) ? commit : null;
    }

    /// <summary>The application's assembly is the entry assembly, except under a test host.</summary>
    private static Assembly? FindAssembly(string applicationName)
    {
        var entry = Assembly.GetEntryAssembly();
        return entry?.GetName().Name == applicationName
            ? entry
            : Array.Find(AppDomain.CurrentDomain.GetAssemblies(), a => a.GetName().Name == applicationName) ?? entry;
    }
}
