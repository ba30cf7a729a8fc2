using StandardObservability.Conventions;
using StandardObservability.Text;

namespace StandardObservability.Identity.Aws.Platforms;

/// <summary>Where ECS writes a container's standard output, when its log driver is <c>awslogs</c>.</summary>
internal static class EcsLogs
{
    private const int MaxNameLength = 512;

    public static void AddAttributes(LenientJson container, Arn own, PlatformAttributes attributes)
    {
        var options = container.Member("LogOptions");
        if (container.Text("LogDriver") != "awslogs" || options.Text("awslogs-group") is not { } group || !IsName(group))
        {
            return;
        }

        // The driver may write to another region than the one the container runs in.
        var region = options.Text("awslogs-region");
        var place = own with { Service = "logs", Region = Arn.IsPartitionOrRegion(region) ? region! : own.Region };
        attributes.SetList(AttributeNames.AwsLogGroupNames, group);
        attributes.SetList(AttributeNames.AwsLogGroupArns, place.WithResource($"log-group:{group}:*").ToString());
        if (options.Text("awslogs-stream") is { } stream && IsName(stream))
        {
            attributes.SetList(AttributeNames.AwsLogStreamNames, stream);
            attributes.SetList(AttributeNames.AwsLogStreamArns, place.WithResource($"log-group:{group}:log-stream:{stream}").ToString());
        }
    }

    /// <summary>Neither a group nor a stream may hold what ARNs are divided by.</summary>
    private static bool IsName(string name) => name.Length is > 0 and <= MaxNameLength && name.AsSpan().IndexOfAny(':', '*') < 0;
}
