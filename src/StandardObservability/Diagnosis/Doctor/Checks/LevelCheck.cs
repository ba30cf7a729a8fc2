using Microsoft.Extensions.Logging;
using StandardObservability.Identity;
using StandardObservability.Logging;
using StandardObservability.SdkInternals;

namespace StandardObservability.Diagnosis.Doctor.Checks;

/// <summary>Log levels that drop what an operator needs: errors of the service, and the warnings of this library.</summary>
internal sealed class LevelCheck(LogSettings logs, ApplicationExporters application, ServiceIdentity identity, ILoggerFactory loggers)
{
    private const string OwnRemedy = "Set Logging:LogLevel:StandardObservability=Information.";

    public IEnumerable<DoctorFinding> Find()
    {
        if (logs.Outputs.DisabledReason is not null && !application.HasLogExporter)
        {
            yield break;
        }

        var dropsOwn = !loggers.CreateLogger(nameof(StandardObservability)).IsEnabled(LogLevel.Warning);
        if (!loggers.CreateLogger(identity.ApplicationName).IsEnabled(LogLevel.Error))
        {
            yield return DoctorFinding.Problem(
                "The log levels drop warnings and errors of the service" + (dropsOwn ? ", and those of this library: failures of export are not logged." : "."),
                "Set Logging:LogLevel:Default to Warning or a lower level." + (dropsOwn ? $" {OwnRemedy}" : string.Empty),
                DoctorPages.DroppedLevels);
        }
        else if (dropsOwn)
        {
            yield return DoctorFinding.Problem(
                "The log levels drop the warnings of this library: failures of export and lost telemetry are not logged.",
                OwnRemedy,
                DoctorPages.DroppedLevels);
        }
    }
}
