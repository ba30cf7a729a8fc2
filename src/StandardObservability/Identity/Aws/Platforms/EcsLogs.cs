using StandardObservability.Conventions;
using StandardObservability.Text;

namespace StandardObservability.Identity.Aws.Platforms;

/// <summary>Adds the log group and stream of a container's standard output, when its log driver is <c>awslogs</c>.</summary>
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

        // The driver may write to another region than that of the container.
        var region = options.Text("awslogs-region");
        var logs = own with { Service = "logs", Region = Arn.IsPartitionOrRegion(region) ? region! : own.Region };
        attributes.SetList(AttributeNames.AwsLogGroupNames, group);
        attributes.SetList(AttributeNames.AwsLogGroupArns, logs.WithResource($"log-group:{group}:*").ToString());
        if (options.Text("awslogs-stream") is { } stream && IsName(stream))
        {
            attributes.SetList(AttributeNames.AwsLogStreamNames, stream);
            attributes.SetList(AttributeNames.AwsLogStreamArns, logs.WithResource($"log-group:{group}:log-stream:{stream}").ToString());
        }
    }

    /// <summary>The name of a group or stream contains no separator of ARNs.</summary>
    private static bool IsName(string name) => name.Length is > 0 and <= MaxNameLength && name.AsSpan().IndexOfAny(':', '*') < 0;
}
