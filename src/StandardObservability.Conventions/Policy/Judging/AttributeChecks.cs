using System;
using System.Collections.Generic;
using System.Linq;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Conventions.Policy.Judging;

/// <summary>The rules of an attribute's key and type, for each gate alike.</summary>
internal static class AttributeChecks
{
    private const string Subject = "Attribute";

    /// <summary>The breaches of an attribute.</summary>
    public static IEnumerable<PolicyFinding> Check(TelemetryPolicy policy, AttributeFacts attribute)
    {
        var defined = policy.Catalogue.FindAttribute(attribute.Key);
        if (CheckName(policy, attribute, defined) is { } name)
        {
            yield return name;
        }

        if (CheckContent(attribute, defined) is { } content)
        {
            yield return content;
        }

        // What is deprecated is to be replaced, not corrected.
        if (defined is { Deprecated: null } && CheckType(attribute, defined) is { } type)
        {
            yield return type;
        }
    }

    // Property names of log lines have the style of .NET, so only their content is judged.
    private static PolicyFinding? CheckName(TelemetryPolicy policy, AttributeFacts attribute, CatalogueAttribute? defined)
    {
        if (defined?.Deprecated is { IsOpen: false } deprecated)
        {
            return NameChecks.Deprecated(Subject, attribute.Key, deprecated);
        }

        if (defined != null || attribute.Signal == TelemetrySignals.Log)
        {
            return null;
        }

        var finding = NameChecks.Check(policy, Subject, attribute.Key, similar: null) ?? (policy.Catalogue.IsClosed
            ? NameChecks.Unknown(policy, Subject, attribute.Key, NameChecks.FindSimilarAttribute(policy, attribute.Key))
            : null);
        if (finding != null)
        {
            finding.WeaverId = WeaverIds.MissingAttribute;
        }

        return finding;
    }

    private static PolicyFinding? CheckContent(AttributeFacts attribute, CatalogueAttribute? defined)
    {
        var key = attribute.Key;
        var classified = PolicyRules.Get(RuleIds.ClassifiedValue);
        if (defined != null && (defined.DenyOn & attribute.Signal) != 0)
        {
            return attribute.Signal == TelemetrySignals.Metric
                ? new(
                    PolicyRules.Get(RuleIds.DeniedAttribute),
                    key,
                    $"{defined.Origin} denies the attribute '{key}' on metrics.",
                    "Remove it, or set it on the span.")
                : new(classified, key, $"{defined.Origin} denies the attribute '{key}' on {Plural(attribute.Signal)}.", "Remove it.");
        }

        if (defined?.Classification is { } classification)
        {
            return new(classified, key, $"{defined.Origin} classifies the attribute '{key}' as {classification}.", "Remove it, or redact its value first.");
        }

        return SecretKey.Matches(key)
            ? new(classified, key, $"The attribute '{key}' has the name of a secret.", "Remove it.") { MaxMode = PolicyMode.Warn }
            : null;
    }

    private static PolicyFinding? CheckType(AttributeFacts attribute, CatalogueAttribute defined)
    {
        var type = defined.Type == AttributeType.Template ? defined.TemplateType : defined.Type;
        if (type != AttributeType.Any && attribute.Type != AttributeType.Any && !Fits(attribute.Type, type))
        {
            return new(
                PolicyRules.Get(RuleIds.AttributeType),
                attribute.Key,
                $"The value of '{attribute.Key}' is of type {Word(attribute.Type)}, and {defined.Origin} defines {Word(type)}.",
                $"Pass a value of type {Word(type)}.")
            {
                // To Weaver, members are texts or whole numbers.
                WeaverId = defined.Members != null && attribute.Type is (AttributeType.String or AttributeType.Int)
                    ? WeaverIds.UndefinedEnumVariant
                    : WeaverIds.TypeMismatch,
            };
        }

        return defined.Members is { } members && attribute.Constant is { } value && !members.Contains(value, StringComparer.Ordinal) && IsOwn(defined)
            ? new(
                PolicyRules.Get(RuleIds.AttributeType),
                attribute.Key,
                $"\"{value}\" is not a value of '{attribute.Key}'.",
                $"Use one of: {string.Join(", ", members)}.") { WeaverId = WeaverIds.UndefinedEnumVariant }
            : null;
    }

    // The members of OpenTelemetry's conventions are open: an attribute may have other values.
    private static bool IsOwn(CatalogueAttribute defined) => !defined.Origin.StartsWith("otel-semconv/", StringComparison.Ordinal);

    private static bool Fits(AttributeType actual, AttributeType expected) =>
        actual == expected || (actual == AttributeType.Int && expected == AttributeType.Double);

    private static string Plural(TelemetrySignals signal) => signal == TelemetrySignals.Log ? "log records" : "spans";

    private static string Word(AttributeType type) => AttributeTypeWords.Write(type);
}
