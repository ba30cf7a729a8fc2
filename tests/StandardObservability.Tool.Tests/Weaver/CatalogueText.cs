using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Reading;
using StandardObservability.Tool.Input.Policies;
using Xunit;

namespace StandardObservability.Tool.Tests.Weaver;

/// <summary>All that a catalogue defines, one line for each definition.</summary>
internal static class CatalogueText
{
    public static IReadOnlyList<string> Of(string policyText)
    {
        var reading = PolicyReader.Read(policyText, "policy", LoadedPolicy.FindStandard);
        Assert.Empty(reading.Faults.Select(static f => f.Describe()));
        var catalogue = reading.Policy!.Catalogue;
        return [.. catalogue.Attributes.Select(Of).Concat(catalogue.Metrics.Select(Of)).Order(StringComparer.Ordinal)];
    }

    private static string Of(CatalogueAttribute a) =>
        $"{a.Key} {a.Type} {a.TemplateType} [{string.Join(',', a.Members ?? ["none"])}] {a.MaxValues} {a.Classification} {a.DenyOn} {Of(a.Deprecated)} {a.Origin}";

    private static string Of(CatalogueMetric m) =>
        $"{m.Name} {m.Instrument} {m.Unit} [{string.Join(',', m.Attributes.Select(static a => $"{a.Key} {a.IsRequired}"))}] {Of(m.Deprecated)} {m.Origin}";

    private static string Of(Deprecation? d) => $"{d?.Reason}>{d?.RenamedTo}>{d?.Remove:yyyy-MM-dd}";
}
