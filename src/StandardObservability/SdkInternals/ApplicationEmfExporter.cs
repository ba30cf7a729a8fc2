namespace StandardObservability.SdkInternals;

/// <summary>Marks a service collection to which the application added the embedded metric format exporter itself, so that no second one is added.</summary>
internal sealed class ApplicationEmfExporter;
