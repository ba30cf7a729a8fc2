using System;
using System.Collections.Generic;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Conventions.Redaction;

namespace StandardObservability.Conventions.Policy.Judging;

/// <summary>The rules of captured telemetry, of which each value is known, for the test kit and the command-line tool alike.</summary>
internal static class CapturedChecks
{
    /// <summary>Whether OpenTelemetry and not the application adds the attribute: to series beyond the limit, and the template to log records.</summary>
    public static bool IsFromPipeline(string key) => key is AttributeNames.MetricOverflow or "{OriginalFormat}";

    /// <summary>The breaches of an attribute.</summary>
    public static IEnumerable<PolicyFinding> Check(TelemetryPolicy policy, AttributeFacts attribute)
    {
        if (IsFromPipeline(attribute.Key))
        {
            yield break;
        }

        var isRedacted = IsRedacted(attribute);
        foreach (var finding in AttributeChecks.Check(policy, attribute))
        {
            if (!isRedacted || finding.Rule.Id is not (RuleIds.ClassifiedValue or RuleIds.AttributeType))
            {
                yield return finding;
            }
        }

        if (attribute.Type == AttributeType.String && attribute.Constant?.Length > policy.Limits.AttributeLength)
        {
            var problem = $"A value of the attribute '{attribute.Key}' is longer than the limit of {policy.Limits.AttributeLength} characters.";
            yield return new(PolicyRules.Get(RuleIds.SizeLimit), attribute.Key, problem, "Shorten it, or remove it.");
        }
    }

    /// <summary>The breach by a span with too many attributes, or <see langword="null"/>.</summary>
    public static PolicyFinding? CheckSpan(TelemetryPolicy policy, string name, int attributes) => attributes > policy.Limits.SpanAttributes
        ? new(
            PolicyRules.Get(RuleIds.SizeLimit),
            name,
            $"A span '{name}' has {attributes} attributes, and the limit is {policy.Limits.SpanAttributes}.",
            "Remove attributes.")
        : null;

    /// <summary>Whether the library replaced the value, whose type and content are then unknown.</summary>
    public static bool IsRedacted(AttributeFacts attribute) =>
        attribute.Type == AttributeType.String && attribute.Constant?.StartsWith(RedactionKinds.MarkerPrefix, StringComparison.Ordinal) == true;
}
