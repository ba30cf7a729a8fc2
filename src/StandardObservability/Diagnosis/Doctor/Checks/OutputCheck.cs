using StandardObservability.Diagnosis.Status;
using StandardObservability.Export;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Otlp;
using StandardObservability.Export.Otlp.Failures;
using StandardObservability.Logging;
using StandardObservability.Metrics;
using StandardObservability.SdkInternals;
using StandardObservability.Tracing;

namespace StandardObservability.Diagnosis.Doctor.Checks;

/// <summary>What became of the telemetry of the test, and signals that go nowhere.</summary>
internal sealed class OutputCheck(LogSettings logs, MetricSettings metrics, TraceSettings traces, ApplicationExporters application)
{
    public IEnumerable<DoctorFinding> Find(ProbeResult probe) =>
    [
        .. probe.Outputs.SelectMany(FindInOutput),
        .. FindNoOutput("Spans", traces.Outputs, application.HasTraceExporter),
        .. FindNoOutput("Metrics", metrics.Outputs, application.HasMetricExporter || application.HasEmfExporter),
        .. FindNoOutput("Logs", logs.Outputs, application.HasLogExporter),
        .. FindNotProduced(probe),
    ];

    private IEnumerable<DoctorFinding> FindInOutput(OutputStatus output)
    {
        var place = output.Target is null ? output.Name : $"{output.Name}, {output.Target}";
        if (output.Failure is { } failure)
        {
            yield return DoctorFinding.Problem(
                $"{place} fails: {failure.TrimEnd('.')}.", FailureRemedy.Find(failure, FindTarget(output.Name)), DoctorPages.FailingExport);
        }
        else if (output.Lost > 0)
        {
            List<string> reasons = [];
            foreach (var (reason, items) in output.LostByReason)
            {
                reasons.Add($"{items} {reason}");
            }

            yield return DoctorFinding.Problem($"{place} lost {string.Join(", ", reasons)}.", "The page explains each reason.", DoctorPages.FailingExport);
        }
        else if (output.Waiting > 0)
        {
            yield return DoctorFinding.Problem(
                $"{place} did not answer within 10 seconds.", FailureRemedy.Find(FailureRemedy.NoAnswer, FindTarget(output.Name)), DoctorPages.FailingExport);
        }
    }

    private OtlpTarget? FindTarget(string output) => output switch
    {
        OutputCounts.OtlpTracesName => traces.Outputs.Otlp,
        OutputCounts.OtlpMetricsName => metrics.Outputs.Otlp,
        OutputCounts.OtlpLogsName => logs.Outputs.Otlp,
        _ => null,
    };

    private static IEnumerable<DoctorFinding> FindNoOutput(string signal, SignalOutputs outputs, bool applicationSends)
    {
        if (outputs.DisabledReason is { } reason && !applicationSends)
        {
            yield return DoctorFinding.Note(
                $"{signal} go nowhere, because {reason}.", "If that is intended, there is nothing to do.", DoctorPages.NothingArrives);
        }
    }

    private IEnumerable<DoctorFinding> FindNotProduced(ProbeResult probe)
    {
        if (!probe.IsSpanSampled && traces.Outputs.DisabledReason is null)
        {
            yield return DoctorFinding.Note(
                "The sampler kept no span of 10,000, so sending of spans was not tested.",
                "Set OTEL_TRACES_SAMPLER=parentbased_always_on for this command.",
                DoctorPages.NoTraces);
        }

        if (!probe.IsLogEnabled && logs.Outputs.DisabledReason is null)
        {
            yield return DoctorFinding.Note(
                "The log levels drop records of level Information, so sending of log records was not tested.",
                "Set Logging__LogLevel__StandardObservability=Information for this command.",
                DoctorPages.NothingArrives);
        }
    }
}
