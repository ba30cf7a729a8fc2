using OpenTelemetry;
using StandardObservability.Conventions;
using StandardObservability.Identity.Aws.Metadata;
using StandardObservability.Identity.Aws.Platforms;
using StandardObservability.Identity.Aws.Platforms.Kubernetes;
using StandardObservability.Settings;

namespace StandardObservability.Identity.Aws;

/// <summary>Reads the attributes of a compute service in limited time. A metadata server is called only when its platform is indicated.</summary>
/// <remarks>The limits are real time and not <see cref="TimeProvider"/>: the clock of a test must not delay the start of a host.</remarks>
internal static class PlatformDetection
{
    /// <summary>Longest time that the detection delays the start of the host.</summary>
    private static readonly TimeSpan StartupLimit = TimeSpan.FromSeconds(1);

    /// <summary>Time limit of the metadata calls. The rest of the start-up limit is for cancelling them on a busy machine.</summary>
    private static readonly TimeSpan MetadataTimeout = TimeSpan.FromMilliseconds(800);

    public static DetectedPlatform Detect(ComputePlatform platform, StandardVariables variables, LocalFiles files, SettingProblems problems)
        => CreateDetector(platform, variables, files, problems) is { } detector ? Detect(detector) with { Platform = platform } : DetectedPlatform.None;

    private static IPlatformDetector? CreateDetector(ComputePlatform platform, StandardVariables variables, LocalFiles files, SettingProblems problems)
        => platform switch
        {
            ComputePlatform.Lambda => new LambdaFunction(variables),
            ComputePlatform.Ecs => new EcsTask(variables, files, problems),
            ComputePlatform.Kubernetes => new KubernetesPod(variables, files),
            ComputePlatform.ElasticBeanstalk => new BeanstalkEnvironment(files),
            ComputePlatform.Ec2 => new Ec2Instance(variables, files, problems),
            _ => null,
        };

    private static DetectedPlatform Detect(IPlatformDetector detector)
    {
        var local = new PlatformAttributes();
        detector.AddLocalAttributes(local);

        // Not on the calling thread: it blocks here, and its synchronization context could not run the continuations.
        var reading = Task.Run(() => ReadMetadataAsync(detector, new PlatformAttributes(local)));
        return reading.Wait(StartupLimit)
            ? reading.Result
            : new DetectedPlatform(
                local.Values,
                $"Platform metadata was not read within {StartupLimit.TotalSeconds:0} s, because the machine was too busy; the service started without it. "
                + $"Set missing attributes in {ConfigurationNames.ResourceAttributes}.");
    }

    private static async Task<DetectedPlatform> ReadMetadataAsync(IPlatformDetector detector, PlatformAttributes attributes)
    {
        using var suppression = SuppressInstrumentationScope.Begin();
        using var timeout = new CancellationTokenSource(MetadataTimeout);
        string? shortcoming = null;
        try
        {
            shortcoming = await detector.AddMetadataAttributesAsync(attributes, timeout.Token);
        }
        catch (Exception e)
        {
            shortcoming = $"Platform metadata could not be read: {e.Message}";
        }

        return new DetectedPlatform(attributes.Values, shortcoming);
    }
}
