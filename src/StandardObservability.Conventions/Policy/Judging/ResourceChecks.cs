using System;
using System.Collections.Generic;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Conventions.Policy.Judging;

/// <summary>The rule of required resource attributes, for each gate alike.</summary>
internal static class ResourceChecks
{
    // What OpenTelemetry calls a service without a name. https://opentelemetry.io/docs/specs/semconv/resource/#service
    private const string UnknownService = "unknown_service";

    /// <summary>The required attributes that a resource does not have.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="find">Returns the value of an attribute as text, or <see langword="null"/> when the resource does not have it.</param>
    public static IEnumerable<PolicyFinding> Check(TelemetryPolicy policy, Func<string, string?> find)
    {
        foreach (var key in policy.RequiredResourceAttributes)
        {
            if (IsMissing(key, find(key)))
            {
                yield return new(
                    PolicyRules.Get(RuleIds.ResourceAttribute),
                    key,
                    $"The resource has no attribute '{key}'.",
                    $"Set it in {ConfigurationNames.ResourceAttributes}, or by its option.");
            }
        }
    }

    private static bool IsMissing(string key, string? value) =>
        string.IsNullOrWhiteSpace(value) || (key == AttributeNames.ServiceName && value!.StartsWith(UnknownService, StringComparison.Ordinal));
}
