using System.Collections.Generic;
using System.Linq;
using StandardObservability.Conventions.Policy.Reading.Values;

namespace StandardObservability.Conventions.Policy.Reading.Sections;

/// <summary>Reads the keys of a policy that a standard has too.</summary>
internal static class PolicySections
{
    private static readonly string[] _catalogues = ["open", "closed"];

    /// <summary>All keys of a policy.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "$schema", "policy", "version", "extends", "owned", "mode", "rules", "names", "resource", "limits", "catalogue", "attributes", "metrics", "exemptions",
    ];

    /// <summary>Reads a file into the draft.</summary>
    public static void Read(PolicyElement root, PolicyDraft draft)
    {
        var policy = draft.Policy;
        if (root.Find("owned") is { } owned)
        {
            policy.Owned = new OwnedNames(ReadPatterns(owned));
        }

        ModeSection.Read(root, policy.Modes);
        RuleSection.Read(root, policy.Modes);
        if (root.Find("names") is { } names && names.IsObject("names", "{ \"namespaceRequired\": true }", ["namespaceRequired"]))
        {
            policy.IsNamespaceRequired = names.Find("namespaceRequired")?.ReadBoolean() ?? policy.IsNamespaceRequired;
        }

        if (root.Find("resource") is { } resource && resource.IsObject("resource", "{ \"required\": [\"service.name\"] }", ["required"]))
        {
            policy.RequiredResourceAttributes = ReadNames(resource.Find("required")) ?? policy.RequiredResourceAttributes;
        }

        LimitSection.Read(root, policy.Limits);
        if (root.Find("catalogue") is { } catalogue)
        {
            draft.IsCatalogueClosed = catalogue.ReadWord(_catalogues, "It decides whether a name that is not defined is a finding.") == "closed";
        }

        AttributeSection.Read(root, draft);
        MetricSection.Read(root, draft);
        ExemptionSection.ReadGranted(root, draft);
    }

    private static List<string>? ReadNames(PolicyElement? element) =>
        element?.ReadItems("[\"service.name\"]").Select(item => NameText.Read(item, "service.name")).OfType<string>().ToList();

    private static List<string> ReadPatterns(PolicyElement element) =>
        element.ReadItems("[\"acme.*\"]").Select(item => NameText.ReadPattern(item, "acme.*")).OfType<string>().ToList();
}
