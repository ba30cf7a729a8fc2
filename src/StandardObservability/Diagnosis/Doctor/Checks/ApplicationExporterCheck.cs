using StandardObservability.SdkInternals;

namespace StandardObservability.Diagnosis.Doctor.Checks;

/// <summary>Signals that an exporter of the application sends.</summary>
internal sealed class ApplicationExporterCheck(ApplicationExporters application)
{
    public IEnumerable<DoctorFinding> Find() =>
    [
        .. Find("Spans", application.HasTraceExporter),
        .. Find("Metrics", application.HasMetricExporter),
        .. Find("Logs", application.HasLogExporter),
    ];

    private static IEnumerable<DoctorFinding> Find(string signal, bool isSentByApplication)
    {
        if (isSentByApplication)
        {
            yield return DoctorFinding.Note(
                $"{signal} are sent by an OTLP exporter of the application, whose results are not known here.",
                "Remove that exporter to let this library send, count and report.",
                DoctorPages.Twice);
        }
    }
}
