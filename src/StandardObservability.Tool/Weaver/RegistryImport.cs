using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Tool.Input.Policies;

namespace StandardObservability.Tool.Weaver;

/// <summary>Turns a resolved registry into definitions of a policy.</summary>
internal sealed class RegistryImport
{
    private const string SemanticConventions = "otel-semconv/1.44";
    private static readonly string[] OtherKinds = ["spans", "events", "entities", "attribute_groups"];

    private readonly List<string> _notes = [];
    private int _standard;

    private RegistryImport(ResolvedRegistry registry)
    {
        (Name, Version) = registry.Identity;
        Attributes = [.. registry.Attributes.Select(ImportedDefinition.ReadAttribute).Where(IsOwn).Select(CheckType)];
        Metrics = [.. registry.Metrics.Select(metric => ImportedDefinition.ReadMetric(metric, registry.FindReferences(metric))).Where(IsOwn)];
        _notes.AddRange(OtherKinds.Where(kind => registry.Count(kind) > 0)
            .Select(kind => $"{kind} ({registry.Count(kind)}) are left out: a policy defines attributes and metrics."));
        if (_standard > 0)
        {
            _notes.Add(
                $"The policy extends {SemanticConventions}, so {Plural.Of(_standard, "definition")} of OpenTelemetry's semantic conventions can be left out.");
        }
    }

    /// <summary>Name of the policy, or <see langword="null"/>.</summary>
    public string? Name { get; }

    /// <summary>Version of the policy, or <see langword="null"/>.</summary>
    public string? Version { get; }

    /// <summary>The attributes of the policy itself.</summary>
    public IReadOnlyList<CatalogueAttribute> Attributes { get; }

    /// <summary>The metrics of the policy itself.</summary>
    public IReadOnlyList<CatalogueMetric> Metrics { get; }

    /// <summary>The standards that the policy extends.</summary>
    public IReadOnlyList<string> Extends => _standard > 0 ? ["house/1", SemanticConventions] : ["house/1"];

    /// <summary>The first namespaces of the definitions, without those of the semantic conventions, for example <c>acme.*</c>.</summary>
    public IReadOnlyList<string> Owned =>
    [
        .. Attributes.Select(attribute => attribute.Key).Concat(Metrics.Select(metric => metric.Name))
            .Where(name => name.Contains('.'))
            .Select(name => name[..name.IndexOf('.')])
            .Where(root => !Standard.IsStandardNamespace(root))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(root => root + ".*"),
    ];

    /// <summary>What has no equivalent, one sentence each.</summary>
    public IReadOnlyList<string> Notes => _notes;

    private static PolicyCatalogue Standard => LoadedPolicy.Trial.Policy!.Catalogue;

    /// <summary>Reads a registry.</summary>
    public static RegistryImport Read(ResolvedRegistry registry) => new(registry);

    private bool IsOwn(CatalogueAttribute attribute) => IsOwn("Attribute", attribute.Key, attribute.Origin, Standard.FindAttribute(attribute.Key) != null);

    private bool IsOwn(CatalogueMetric metric) => IsOwn("Metric", metric.Name, metric.Origin, Standard.FindMetric(metric.Name) != null);

    // Without an origin, the definition is of a registry that this tool did not write, and may be of its dependencies.
    private bool IsOwn(string subject, string name, string origin, bool isStandard)
    {
        if (origin == SemanticConventions || (origin.Length == 0 && isStandard))
        {
            _standard++;
            return false;
        }

        if (TelemetryName.FindFault(name) is not { } fault)
        {
            return true;
        }

        _notes.Add($"{subject} '{name}' is left out: the name {fault}.");
        return false;
    }

    private CatalogueAttribute CheckType(CatalogueAttribute attribute)
    {
        if (attribute.Members is { Count: 0 })
        {
            _notes.Add($"The members of attribute '{attribute.Key}' are left out: those of a policy are all texts, or all whole numbers.");
            (attribute.Members, attribute.Type) = (null, AttributeType.Any);
        }

        return attribute;
    }
}
