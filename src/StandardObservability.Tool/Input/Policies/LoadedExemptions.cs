using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Reading;

namespace StandardObservability.Tool.Input.Policies;

/// <summary>The exemptions of files and of the policy, each with its file.</summary>
/// <param name="Exemptions">The exemptions without a fault, expired ones included.</param>
/// <param name="Faults">The faults of the files.</param>
internal sealed record LoadedExemptions(IReadOnlyList<(Exemption Exemption, string File)> Exemptions, IReadOnlyList<PolicyFault> Faults)
{
    /// <summary>Reads files.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="paths">The files.</param>
    /// <param name="day">The day from which the longest validity is counted.</param>
    /// <param name="context">The run.</param>
    public static LoadedExemptions Read(LoadedPolicy policy, IEnumerable<string> paths, DateTime day, ToolContext context)
    {
        var exemptions = policy.Policy!.Exemptions.Select(exemption => (exemption, policy.File)).ToList();
        var faults = new List<PolicyFault>();
        foreach (var path in paths)
        {
            var shown = context.Show(path);
            var reading = PolicyReader.ReadExemptions(TextFile.Read(path, shown), shown, policy.Policy, day);
            exemptions.AddRange(reading.Exemptions.Select(exemption => (exemption, shown)));
            faults.AddRange(reading.Faults);
        }

        return new LoadedExemptions(exemptions, faults);
    }
}
