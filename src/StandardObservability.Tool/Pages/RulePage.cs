using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Tool.Pages;

/// <summary>The page of a rule, which the tool carries.</summary>
internal static class RulePage
{
    /// <summary>The page, or what the rule itself knows when it has none.</summary>
    public static string Write(PolicyRule rule)
    {
        using var stream = typeof(RulePage).Assembly.GetManifestResourceStream($"rules/{rule.Id}.md");
        if (stream == null)
        {
            return Describe(rule);
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Title, reason, gates and default mode.</summary>
    public static string Describe(PolicyRule rule)
    {
        var gates = Enum.GetValues<Gate>().Where(rule.IsCheckedAt).Select(gate => gate.ToString().ToLowerInvariant());
        return $"""
            # {rule.Id}: {rule.Title}

            Why: {rule.Reason}
            Gates: {string.Join(", ", gates)}
            Default mode: {rule.DefaultMode.ToString().ToLowerInvariant()}, or lower where the policy sets a lower mode for the gate
            Exemptions: {(rule.IsExemptable ? "possible, with an owner and an end" : "not possible")}

            """;
    }
}
