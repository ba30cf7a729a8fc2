using StandardObservability.Conventions.Metrics;
using StandardObservability.Identity.Aws;
using StandardObservability.Logging;

namespace StandardObservability.Diagnosis.Doctor.Checks;

/// <summary>Lines that are longer than the log driver of the platform permits.</summary>
/// <remarks>Source: container runtimes cut a line of standard output at 16 KiB. Lambda accepts 256 KiB.</remarks>
internal sealed class LineCheck(LogSettings logs, DetectedPlatform platform)
{
    private const int LambdaLineBytes = 256 * 1024;

    public IEnumerable<DoctorFinding> Find()
    {
        var limit = platform.Platform switch
        {
            ComputePlatform.Lambda => LambdaLineBytes,
            ComputePlatform.Ecs or ComputePlatform.Kubernetes => CloudWatchLimits.StandardOutputLineBytes,
            _ => int.MaxValue,
        };
        if (logs.Outputs.StandardOutput != StandardOutputFormat.Off && logs.MaxLineBytes > limit)
        {
            yield return DoctorFinding.Problem(
                $"Observability:MaxLineBytes is {logs.MaxLineBytes}, and the platform cuts lines at {limit} bytes: longer lines cannot be read there.",
                "Remove the setting, or set it to that number.",
                DoctorPages.BadLines);
        }
    }
}
