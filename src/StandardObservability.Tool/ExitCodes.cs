namespace StandardObservability.Tool;

/// <summary>
/// Exit codes. When several apply, the highest one is used, because each makes the lower ones less certain: a tool error has judged nothing, an unusable
/// policy judges with the wrong rules, a missing stamp means that the compiler judged nothing, and an expired exemption explains findings.
/// </summary>
internal static class ExitCodes
{
    /// <summary>Nothing is enforced that was found.</summary>
    public const int Success = 0;

    /// <summary>Enforced findings, a version bump that is too small, or a budget that is exceeded.</summary>
    public const int Findings = 1;

    /// <summary>An exemption has expired.</summary>
    public const int ExpiredExemption = 2;

    /// <summary>The policy or an exemption file has faults, or an assembly was compiled without the policy.</summary>
    public const int UnusablePolicy = 3;

    /// <summary>Wrong arguments, or a file that cannot be read.</summary>
    public const int ToolError = 4;

    /// <summary>The codes as the help of a command shows them.</summary>
    public const string Short = "Exit codes: 0 success, 1 findings, 2 expired exemption, 3 unusable policy or missing stamp, 4 tool error.";

    /// <summary>The codes as help shows them.</summary>
    public const string Help = """
        Exit codes; when several apply, the highest one is used:
          0  nothing that is enforced was found
          1  enforced findings, a version bump that is too small, or costs above the budget
          2  an exemption has expired
          3  the policy or the exemptions have faults, or an assembly has no stamp of the policy
          4  wrong arguments, or a file that cannot be read
        """;
}
