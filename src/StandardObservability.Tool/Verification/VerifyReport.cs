using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Tool.Verification;

/// <summary>The result of a verification.</summary>
/// <param name="Policy">Name and version of the policy, or its file when it has faults.</param>
/// <param name="Day">The day from whose view was judged.</param>
/// <param name="Findings">The findings: enforced ones first, then by place, rule and target.</param>
internal sealed record VerifyReport(string Policy, DateTime Day, IReadOnlyList<Finding> Findings)
{
    /// <summary>What was verified, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What was verified, beside the findings.</summary>
    public VerifyFacts Facts { get; init; } = new();

    /// <summary>The findings that fail the build.</summary>
    public int Failures => Findings.Count(finding => finding.IsFailure);

    /// <summary>The findings that are reported without failing the build.</summary>
    public int Warnings => Count(PolicyMode.Warn);

    /// <summary>The findings that are only counted.</summary>
    public int Audits => Count(PolicyMode.Audit);

    /// <summary>The findings that an exemption covers.</summary>
    public int Exempt => Findings.Count(finding => finding.ExemptedBy != null);

    /// <summary>One of <see cref="ExitCodes"/>.</summary>
    public int ExitCode => Findings.Where(finding => finding.IsFailure).Select(FindCode).DefaultIfEmpty(ExitCodes.Success).Max();

    /// <summary>The counts, one line.</summary>
    public string Summary =>
        $"{Plural.Of(Failures, "enforced finding")}, {Plural.Of(Warnings, "warning")}, {Audits} audited, {Exempt} exempt; "
        + $"policy {Policy}; exit code {ExitCode}.";

    private int Count(PolicyMode mode) => Findings.Count(finding => finding.Mode == mode && finding.ExemptedBy == null);

    private static int FindCode(Finding finding) => finding.Rule.Id switch
    {
        RuleIds.PolicyFile or RuleIds.Stamp => ExitCodes.UnusablePolicy,
        RuleIds.ExpiredExemption => ExitCodes.ExpiredExemption,
        _ => ExitCodes.Findings,
    };
}
