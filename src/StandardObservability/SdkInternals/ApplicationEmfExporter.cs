namespace StandardObservability.SdkInternals;

/// <summary>Registered where the application adds the exporter itself, so that the line does not add another.</summary>
internal sealed class ApplicationEmfExporter;
