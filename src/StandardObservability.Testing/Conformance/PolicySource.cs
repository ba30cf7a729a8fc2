using System.Reflection;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Reading;
using StandardObservability.Conventions.Policy.Standards;

namespace StandardObservability.Testing.Conformance;

/// <summary>Finds and reads the policy and the exemptions: files, or resources of the application's assembly.</summary>
internal sealed class PolicySource(string? applicationName, string? policyPath, string? exemptionsPath)
{
    public ConformanceRules Read(DateTime day)
    {
        var text = policyPath is null ? ReadEmbedded(PolicyFileNames.Policy) : ReadFile(policyPath);
        if (text is null)
        {
            throw new TelemetryAssertionException(
                $"The application '{PrintableText.Name(applicationName ?? "")}' has no embedded {PolicyFileNames.Policy}, so nothing can be judged. "
                + "Reference the package of your platform team, or pass the path of the policy.");
        }

        var policyName = policyPath ?? PolicyFileNames.Policy;
        var reading = PolicyReader.Read(text, policyName, FindStandard);
        var policy = reading.Policy ?? throw Unusable(policyName, reading.Faults);
        return new ConformanceRules(policy, [.. policy.Exemptions, .. ReadExemptions(policy, day)], day);
    }

    private IReadOnlyList<Exemption> ReadExemptions(TelemetryPolicy policy, DateTime day)
    {
        if ((exemptionsPath is null ? ReadEmbedded(PolicyFileNames.Exemptions) : ReadFile(exemptionsPath)) is not { } text)
        {
            return [];
        }

        var name = exemptionsPath ?? PolicyFileNames.Exemptions;
        var reading = PolicyReader.ReadExemptions(text, name, policy, day);
        return reading.Faults.Count == 0 ? reading.Exemptions : throw Unusable(name, reading.Faults);
    }

    private static TelemetryAssertionException Unusable(string name, IReadOnlyList<PolicyFault> faults)
        => new($"{name} is not usable:\n{string.Join('\n', faults.Select(static f => f.Describe()))}");

    private static string ReadFile(string path)
        => File.Exists(path) ? File.ReadAllText(path) : throw new TelemetryAssertionException($"The file {path} does not exist, so nothing can be judged.");

    // The host names its application after its assembly.
    private string? ReadEmbedded(string name)
    {
        try
        {
            return applicationName is null ? null : ReadResource(Assembly.Load(new AssemblyName(applicationName)), name);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string? FindStandard(string name) => PolicyStandards.Find(name, typeof(PolicySource).Assembly);

    private static string? ReadResource(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name);
        using var reader = stream is null ? null : new StreamReader(stream);
        return reader?.ReadToEnd();
    }
}
