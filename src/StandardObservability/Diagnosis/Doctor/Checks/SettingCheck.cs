using StandardObservability.Diagnosis.Status;

namespace StandardObservability.Diagnosis.Doctor.Checks;

/// <summary>Telemetry that settings disable, and settings that cannot be used.</summary>
internal static class SettingCheck
{
    public static IEnumerable<DoctorFinding> Find(ObservabilityStatus status)
    {
        if (status.DisabledReason is { } reason)
        {
            yield return DoctorFinding.Problem(
                $"Telemetry is disabled, because {reason}.", "Nothing was sent. Remove that setting, and run the command again.", DoctorPages.Disabled);
        }

        foreach (var problem in status.Problems)
        {
            yield return DoctorFinding.Problem(problem, "Correct the setting. Event 100 reports it at each start.", DoctorPages.UnusableSetting);
        }
    }
}
