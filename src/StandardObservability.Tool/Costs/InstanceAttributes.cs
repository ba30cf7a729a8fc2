using StandardObservability.Conventions;

namespace StandardObservability.Tool.Costs;

/// <summary>Attributes that have one value for each instance of a service.</summary>
internal static class InstanceAttributes
{
    private static readonly HashSet<string> Keys = new(StringComparer.Ordinal)
    {
        AttributeNames.ServiceInstanceId,
        AttributeNames.HostId,
        AttributeNames.HostName,
        AttributeNames.ContainerId,
        AttributeNames.AwsEcsTaskArn,
        AttributeNames.AwsEcsTaskId,
        AttributeNames.K8sPodName,
        AttributeNames.K8sPodUid,
        AttributeNames.FaasInstance,
    };

    /// <summary>Whether the attribute is one of them.</summary>
    public static bool Contains(string key) => Keys.Contains(key);
}
