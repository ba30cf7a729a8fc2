using StandardObservability.Diagnosis.Status;
using StandardObservability.Redaction;

namespace StandardObservability.Diagnosis.Doctor;

/// <summary>Writes what the doctor found, problems first.</summary>
internal sealed class DoctorReport(TextWriter output, RedactionPolicy redaction)
{
    public void WriteState(ObservabilityStatus status, string programs)
    {
        var place = status.CloudPlatform is { } platform ? $"on {platform}" : "not on AWS";
        Write($"Service: {status.ServiceName} {status.ServiceVersion} in {status.Environment}, {place}.");
        Write($"Programs: {programs}.");
        if (status.IsEnabled)
        {
            Write($"Logs: {status.Logs}.");
            Write($"Metrics: {status.Metrics}.");
            Write($"Traces: {status.Traces}.");
            Write($"Sampler: {status.Sampler}. Propagators: {status.Propagators}. Redaction: {(status.IsRedactionEnabled ? "enabled" : "disabled")}.");
        }

        var settings = status.Settings.Where(static s => s.Source != "default").Select(static s => $"{s.Key}={s.Value} ({s.Source})").ToList();
        Write($"Settings: {(settings.Count == 0 ? "all defaults" : string.Join(", ", settings))}.");
    }

    public void WriteOutputs(ProbeResult probe)
    {
        Write(string.Empty);
        foreach (var o in probe.Outputs)
        {
            var waiting = o.Waiting > 0 ? $", {o.Waiting} without an answer" : string.Empty;
            Write($"{o.Name}{(o.Target is null ? string.Empty : $", {o.Target}")}: {o.Produced} produced, {o.Sent} sent, {o.Lost} lost{waiting}.");
        }

        Write($"In the places where telemetry arrives, look for {Conventions.AttributeNames.DoctorRun} = {probe.RunId}.");
    }

    public void WriteFindings(IReadOnlyList<DoctorFinding> findings)
    {
        var problems = findings.Where(static f => f.IsProblem).ToList();
        problems.ForEach(f => WriteFinding("problem", f));
        foreach (var note in findings.Where(static f => !f.IsProblem))
        {
            WriteFinding("note", note);
        }

        Write(string.Empty);
        Write($"Problems: {problems.Count}. Notes: {findings.Count - problems.Count}.");
    }

    private void WriteFinding(string kind, DoctorFinding finding)
    {
        Write(string.Empty);
        Write($"{kind}: {finding.Text}");
        Write($"  {finding.Remedy}");
        Write($"  See {DoctorPages.Describe(finding.Page)}");
    }

    private void Write(string line) => output.WriteLine(redaction.Redact(line));
}
