using StandardObservability.Export.Otlp;

namespace StandardObservability.Diagnosis;

/// <summary>Describes what is redacted for the application's own exporters, and what is not because it is read-only before they serialize it.</summary>
internal static class ApplicationExporterRedaction
{
    public static string Describe(OtlpSignal signal) => signal switch
    {
        OtlpSignal.Traces => " (redacted: attributes, names, status and exceptions of spans; not redacted: their other events and links)",
        OtlpSignal.Metrics => " (not redacted: tags of metrics)",
        _ => " (redacted: attributes, messages and exceptions of logs; not redacted: their scopes)",
    };
}
