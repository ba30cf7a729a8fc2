using System.Diagnostics.CodeAnalysis;

namespace StandardObservability.AspNetCore.LocalPage;

/// <summary>Whether the program contains the local page, and the commands of the model that an application has without registering a model.</summary>
/// <remarks>The core package's <c>buildTransitive</c> turns the switch off when a trimmed or native program is published (docs/adr/0039).</remarks>
internal static class IncludedPage
{
    private const string Switch = "StandardObservability.LocalPage";

    [FeatureSwitchDefinition(Switch)]
    public static bool IsIncluded => !AppContext.TryGetSwitch(Switch, out var isIncluded) || isIncluded;
}
