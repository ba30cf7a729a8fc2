using System;
using System.Globalization;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Conventions.Policy.Judging;

/// <summary>The rules of names of instruments and attributes.</summary>
internal static class NameChecks
{
    /// <summary>The breach of the naming rule or of a reserved namespace by a name that no catalogue defines.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="subject">What has the name, as a message begins, for example <c>Instrument</c>.</param>
    /// <param name="name">The name.</param>
    /// <param name="similar">A defined name that may be meant.</param>
    /// <param name="isNamespaceRequired">Whether a name of one word is a breach.</param>
    public static PolicyFinding? Check(TelemetryPolicy policy, string subject, string name, string? similar, bool isNamespaceRequired = false)
    {
        if (TelemetryName.FindFault(name) is { } fault)
        {
            var suggestion = Suggest(similar ?? WithNamespace(policy, TelemetryName.Correct(name)));
            return new(PolicyRules.Get(RuleIds.Name), name, $"{subject} '{name}' {fault}.", suggestion);
        }

        var dot = name.IndexOf('.');
        if (dot < 0)
        {
            return isNamespaceRequired
                ? new(PolicyRules.Get(RuleIds.Name), name, $"{subject} '{name}' has no namespace.", Suggest(similar ?? WithNamespace(policy, name)))
                : null;
        }

        var root = name.Substring(0, dot);
        return IsForeign(policy, root) && !policy.Owned.Contains(name)
            ? new(
                PolicyRules.Get(RuleIds.ForeignNamespace),
                name,
                $"{subject} '{name}' is in the namespace '{root}', which {Owner(root)} reserves and where this name is not defined.",
                Suggest(similar ?? WithNamespace(policy, name)))
            : null;
    }

    /// <summary>The use of a deprecated name.</summary>
    public static PolicyFinding Deprecated(string subject, string name, Deprecation deprecated)
    {
        var removed = deprecated.Remove is { } day ? $", and is removed on {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
        var rule = PolicyRules.Get(RuleIds.DeprecatedName);
        return deprecated.RenamedTo is { } renamed
            ? new(rule, name, $"{subject} '{name}' was renamed to '{renamed}'{removed}.", $"Write \"{renamed}\".")
            {
                Replacement = renamed,
                EnforcedFrom = deprecated.Remove,
                WeaverId = WeaverIds.Deprecated,
            }
            : new(rule, name, $"{subject} '{name}' is deprecated ({deprecated.Reason}){removed}.", "Remove it.")
            {
                EnforcedFrom = deprecated.Remove,
                WeaverId = WeaverIds.Deprecated,
            };
    }

    /// <summary>The use of a name that a closed catalogue does not define.</summary>
    public static PolicyFinding Unknown(TelemetryPolicy policy, string subject, string name, string? similar) => new(
        PolicyRules.Get(RuleIds.UnknownName),
        name,
        $"{subject} '{name}' is not in the catalogue of {policy.Citation}.",
        similar == null ? "Add it to the catalogue, or use a name that is there." : $"Did you mean \"{similar}\"?") { Replacement = similar };

    /// <summary>The metric of the catalogue whose name differs in two characters at most, or <see langword="null"/>.</summary>
    public static string? FindSimilarMetric(TelemetryPolicy policy, string name)
    {
        foreach (var metric in policy.Catalogue.Metrics)
        {
            if (EditDistance.IsAtMostTwo(metric.Name, name))
            {
                return metric.Name;
            }
        }

        return null;
    }

    /// <summary>The attribute of the catalogue whose key differs in two characters at most, or <see langword="null"/>.</summary>
    public static string? FindSimilarAttribute(TelemetryPolicy policy, string key)
    {
        foreach (var attribute in policy.Catalogue.Attributes)
        {
            if (EditDistance.IsAtMostTwo(attribute.Key, key))
            {
                return attribute.Key;
            }
        }

        return null;
    }

    private static bool IsForeign(TelemetryPolicy policy, string root) =>
        root is "otel" or "aws" || policy.Catalogue.IsStandardNamespace(root);

    private static string Owner(string root) => root == "aws" ? "AWS" : "OpenTelemetry";

    private static string WithNamespace(TelemetryPolicy policy, string name)
    {
        var owned = policy.Owned.FindNamespace();
        return owned == null || name.StartsWith(owned + ".", StringComparison.Ordinal) ? name : $"{owned}.{name}";
    }

    private static string Suggest(string name) => $"Use a name such as \"{name}\".";
}
