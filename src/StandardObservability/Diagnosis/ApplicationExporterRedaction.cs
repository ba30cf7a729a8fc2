using StandardObservability.Export.Otlp;

namespace StandardObservability.Diagnosis;

/// <summary>What exporters that are not ours get without its secrets, and what they get as it is: what is read-only before they serialize it.</summary>
internal static class ApplicationExporterRedaction
{
    public static string Describe(OtlpSignal signal) => signal switch
    {
        OtlpSignal.Traces => " (redacted: attributes, names, status and exceptions of spans; not redacted: their other events and links)",
        OtlpSignal.Metrics => " (not redacted: tags of metrics)",
        _ => " (redacted: attributes, messages and exceptions of logs; not redacted: their scopes)",
    };
}
