using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Conventions.Commands;
using StandardObservability.Diagnosis.Doctor.Checks;
using StandardObservability.Diagnosis.Status;
using StandardObservability.Redaction;

namespace StandardObservability.Diagnosis.Doctor;

/// <summary>Tests the outputs of the service and reports what does not work, why, and what to do.</summary>
internal sealed class DoctorCommand(IServiceProvider services) : IServiceCommand
{
    public string Name => "doctor";

    public string Usage => "doctor  sends one span, one measurement and one log record, and fails if telemetry is lost";

    public int Run(ServiceCommandContext context)
    {
        if (context.Arguments.Count > 0)
        {
            throw new ArgumentException($"\"{context.Arguments[0]}\" is not known. The command has no arguments.");
        }

        var status = services.GetRequiredService<ObservabilityStatus>();
        var report = new DoctorReport(context.Output, services.GetRequiredService<RedactionPolicy>());
        var programs = ProgramVersions.Find();
        var probe = status.IsEnabled ? new DoctorProbe(services).Run() : null;
        report.WriteState(status, programs.Describe());
        if (probe is not null)
        {
            report.WriteOutputs(probe);
        }

        List<DoctorFinding> findings =
        [
            .. SettingCheck.Find(status),
            .. probe is null ? [] : FindInSignals(status, probe),
            .. PackageCheck.Find(services.GetRequiredService<Tracing.TraceSettings>()),
            .. VersionCheck.Find(programs),
            .. OtherTelemetryCheck.Find(programs),
        ];
        report.WriteFindings(findings);
        return findings.Exists(static f => f.IsProblem) ? 1 : 0;
    }

    private IEnumerable<DoctorFinding> FindInSignals(ObservabilityStatus status, ProbeResult probe) =>
    [
        .. services.GetRequiredService<OutputCheck>().Find(probe),
        .. services.GetRequiredService<RegistrationCheck>().Find(),
        .. services.GetRequiredService<ApplicationExporterCheck>().Find(),
        .. services.GetRequiredService<SamplingCheck>().Find(),
        .. services.GetRequiredService<LineCheck>().Find(),
        .. services.GetRequiredService<LevelCheck>().Find(),
        .. services.GetRequiredService<ClockCheck>().Find(),
        .. services.GetRequiredService<UncollectedCheck>().Find(),
    ];
}
