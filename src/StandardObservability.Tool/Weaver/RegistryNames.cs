namespace StandardObservability.Tool.Weaver;

/// <summary>
/// Names in registries of OpenTelemetry Weaver, definition format 2. https://github.com/open-telemetry/weaver/blob/main/schemas/semconv-syntax.v2.md
/// </summary>
internal static class RegistryNames
{
    public const string ManifestFile = "manifest.yaml";
    public const string ManifestFormat = "definition_manifest/2.0";
    public const string DefinitionFile = "registry.yaml";
    public const string DefinitionFormat = "definition/2";
    public const string SamplesFile = "samples.json";

    /// <summary>Weaver ignores annotations. This one has what a policy defines and a registry cannot express.</summary>
    public const string Annotation = "standard_observability";
}
