using OpenTelemetry;
using StandardObservability.Conventions;
using StandardObservability.Identity.Aws.Metadata;
using StandardObservability.Identity.Aws.Platforms;
using StandardObservability.Identity.Aws.Platforms.Kubernetes;
using StandardObservability.Settings;

namespace StandardObservability.Identity.Aws;

/// <summary>Finds out where this service runs, in bounded time, and asks a metadata server only where there must be one.</summary>
/// <remarks>Limits are real time: a start-up that a test's clock could hold up would not be bounded.</remarks>
internal static class PlatformDetection
{
    /// <summary>How long start-up waits at most, whatever happens.</summary>
    private static readonly TimeSpan StartupLimit = TimeSpan.FromSeconds(1);

    /// <summary>How long metadata servers may take; what is left of the budget is for giving up on a busy machine.</summary>
    private static readonly TimeSpan MetadataTimeout = TimeSpan.FromMilliseconds(800);

    public static DetectedPlatform Detect(ComputePlatform platform, StandardVariables variables, LocalFiles files, SettingProblems problems)
        => CreateDetector(platform, variables, files, problems) is { } source ? Detect(source) with { Platform = platform } : DetectedPlatform.None;

    private static IPlatformDetector? CreateDetector(ComputePlatform platform, StandardVariables variables, LocalFiles files, SettingProblems problems) => platform switch
    {
        ComputePlatform.Lambda => new LambdaFunction(variables),
        ComputePlatform.Ecs => new EcsTask(variables, files, problems),
        ComputePlatform.Kubernetes => new KubernetesPod(variables, files),
        ComputePlatform.ElasticBeanstalk => new BeanstalkEnvironment(files),
        ComputePlatform.Ec2 => new Ec2Instance(variables, files, problems),
        _ => null,
    };

    private static DetectedPlatform Detect(IPlatformDetector source)
    {
        var local = new PlatformAttributes();
        source.AddLocalAttributes(local);

        // Apart from the caller's thread: its synchronization context must not be waited for while it waits.
        var asking = Task.Run(() => ReadMetadataAsync(source, new PlatformAttributes(local)));
        return asking.Wait(StartupLimit)
            ? asking.Result
            : new DetectedPlatform(local.Values, $"What the platform's metadata server tells was not there within {StartupLimit.TotalSeconds:0} s, because the machine was too busy; the start went on without it. {ConfigurationNames.ResourceAttributes} can hold what is missing.");
    }

    private static async Task<DetectedPlatform> ReadMetadataAsync(IPlatformDetector source, PlatformAttributes attributes)
    {
        using var quiet = SuppressInstrumentationScope.Begin();
        using var patience = new CancellationTokenSource(MetadataTimeout);
        string? shortcoming = null;
        try
        {
            shortcoming = await source.AddMetadataAttributesAsync(attributes, patience.Token);
        }
        catch (Exception e)
        {
            shortcoming = $"What the platform's metadata server tells could not be read: {e.Message}";
        }

        return new DetectedPlatform(attributes.Values, shortcoming);
    }
}
