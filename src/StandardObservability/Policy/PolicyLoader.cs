using System.Reflection;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Reading;
using StandardObservability.Conventions.Policy.Standards;

namespace StandardObservability.Policy;

/// <summary>Reads the policy and the exemptions that are embedded in an assembly.</summary>
internal static class PolicyLoader
{
    /// <summary>The embedded policy, or <see langword="null"/> when the assembly has none.</summary>
    public static EmbeddedPolicy? Load(Assembly? assembly, DateTime day)
        => ReadText(assembly, PolicyFileNames.Policy) is { } text
            ? Read(text, ReadText(assembly, PolicyFileNames.Exemptions), day) with { Stamp = FindStamp(assembly!) }
            : null;

    /// <summary>Whether the assembly has a policy.</summary>
    public static bool Has(Assembly? assembly) => ReadText(assembly, PolicyFileNames.Policy) is not null;

    /// <summary>Reads the text of a policy and of its exemptions.</summary>
    public static EmbeddedPolicy Read(string policy, string? exemptions, DateTime day)
    {
        var reading = PolicyReader.Read(policy, PolicyFileNames.Policy, PolicyStandards.Find);
        var ofService = exemptions is null || reading.Policy is null
            ? null
            : PolicyReader.ReadExemptions(exemptions, PolicyFileNames.Exemptions, reading.Policy, day);
        return new EmbeddedPolicy
        {
            Policy = reading.Policy,
            Faults = [.. reading.Faults.Concat(ofService?.Faults ?? []).Select(static f => f.Describe())],
            Exemptions = ofService?.Exemptions ?? [],
        };
    }

    private static PolicyStamp? FindStamp(Assembly assembly)
        => PolicyStamp.Parse(assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(static a => a.Key == PolicyStamp.MetadataKey)?.Value);

    private static string? ReadText(Assembly? assembly, string name)
    {
        using var stream = assembly?.IsDynamic == false ? assembly.GetManifestResourceStream(name) : null;
        return stream is null ? null : new StreamReader(stream).ReadToEnd();
    }
}
