using System.Diagnostics.CodeAnalysis;

namespace StandardObservability.Settings.Features;

/// <summary>
/// Features that a trimmed or native program may lack: the package's <c>buildTransitive</c> sets the switches when such a program is published, and
/// the compiler removes what they guard (docs/adr/0039). Everywhere else all features are included.
/// </summary>
internal static class IncludedFeatures
{
    private const string PolicySwitch = "StandardObservability.Policy";

    /// <summary>The policy that is embedded in the application.</summary>
    [FeatureSwitchDefinition(PolicySwitch)]
    public static bool Policy => !AppContext.TryGetSwitch(PolicySwitch, out var isIncluded) || isIncluded;
}
