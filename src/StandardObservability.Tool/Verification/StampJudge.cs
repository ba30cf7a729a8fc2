using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Tool.Input;
using StandardObservability.Tool.Input.Assemblies;
using StandardObservability.Tool.Input.Policies;

namespace StandardObservability.Tool.Verification;

/// <summary>TEL407: assemblies without the stamp of the policy, or of another one.</summary>
internal static class StampJudge
{
    /// <summary>The breaches of the assemblies.</summary>
    public static IEnumerable<Candidate> Judge(LoadedPolicy policy, IEnumerable<string> assemblies, ToolContext context)
    {
        foreach (var path in assemblies)
        {
            var shown = context.Show(path);
            if (Describe(policy, AssemblyStamp.Read(path, shown)) is var (problem, remedy))
            {
                var name = Path.GetFileNameWithoutExtension(path);
                yield return new Candidate(
                    new PolicyFinding(PolicyRules.Get(RuleIds.Stamp), name, $"Assembly '{name}' {problem}.", remedy),
                    new Place(shown),
                    FindingSource.Assembly);
            }
        }
    }

    /// <summary>Whether analyzers checked all assemblies: <c>on</c>, <c>off</c>, or <c>unknown</c> without an assembly or a stamp.</summary>
    public static string FindAnalyzers(IReadOnlyList<string> assemblies, ToolContext context)
    {
        var stamps = assemblies.Select(path => AssemblyStamp.Read(path, context.Show(path))).ToList();
        return stamps.Exists(stamp => stamp is { AreAnalyzersEnabled: false }) ? "off"
            : stamps.Count > 0 && stamps.TrueForAll(stamp => stamp is not null) ? "on"
            : "unknown";
    }

    private static (string Problem, string Remedy)? Describe(LoadedPolicy policy, PolicyStamp? stamp) => stamp switch
    {
        null => (
            "has no stamp of a policy",
            "Reference the policy package of the platform team, and do not remove its analyzers or its policy file from the build."),
        { AreAnalyzersEnabled: false } => ("was compiled with analyzers=off", "Build without RunAnalyzers=false."),
        _ when !policy.IsTrial && stamp.Hash != policy.Policy!.Hash =>
            (
                $"was compiled with policy {stamp.Policy} {stamp.Version}, whose file differs from that of {policy.Policy.Citation}",
                "Build again with the policy that is verified."),
        _ => null,
    };
}
