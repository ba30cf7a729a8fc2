using StandardObservability.Conventions;
using StandardObservability.Conventions.Identity;
using StandardObservability.Identity.Aws.Metadata;
using StandardObservability.Settings;
using StandardObservability.Text;

namespace StandardObservability.Identity.Aws.Platforms;

/// <summary>Reads the ECS task and container of this process from the task metadata endpoint.</summary>
/// <remarks>Source: Amazon ECS Developer Guide, "Task metadata endpoint version 4"; OpenTelemetry semantic conventions, "AWS ECS" resource.</remarks>
internal sealed class EcsTask(StandardVariables variables, LocalFiles files, SettingProblems problems) : IPlatformDetector
{
    private const string Service = "ecs";

    /// <summary>Without the endpoint the platform may be App Runner, so its name is not set.</summary>
    private readonly Uri? _endpoint = FindEndpoint(variables, problems);

    public void AddLocalAttributes(PlatformAttributes attributes)
    {
        attributes.Set(AttributeNames.CloudProvider, CloudPlatformNames.Provider);
        if (_endpoint is not null)
        {
            attributes.Set(AttributeNames.CloudPlatform, CloudPlatformNames.Ecs);
            attributes.Set(AttributeNames.ContainerId, ContainerId.Read(files));
        }
    }

    public async Task<string?> AddMetadataAttributesAsync(PlatformAttributes attributes, CancellationToken cancellationToken)
    {
        if (_endpoint is null)
        {
            return null;
        }

        using var client = new MetadataClient();
        var responses = await Task.WhenAll(
            client.GetAsync(_endpoint, cancellationToken),
            client.GetAsync(new Uri(_endpoint.AbsoluteUri.TrimEnd('/') + "/task"), cancellationToken));
        var container = responses[0].Read(out var containerFailure);
        var task = responses[1].Read(out var taskFailure);
        AddAttributes(container, task, attributes);
        return (containerFailure ?? taskFailure) is { } failure
            ? $"The ECS task metadata endpoint at {_endpoint.Scheme}://{_endpoint.Authority} {failure}, so telemetry lacks resource attributes of the task "
                + $"and container. Make the endpoint reachable from the container, or set the attributes in {ConfigurationNames.ResourceAttributes}."
            : null;
    }

    internal static void AddAttributes(LenientJson container, LenientJson task, PlatformAttributes attributes)
    {
        var containerArn = Arn.Parse(container.Text("ContainerARN"), Service);
        var taskArn = Arn.Parse(task.Text("TaskARN"), Service);
        attributes.Set(AttributeNames.ContainerId, container.Text("DockerId"));
        attributes.Set(AttributeNames.CloudResourceId, containerArn?.ToString());
        attributes.Set(AttributeNames.AwsEcsContainerArn, containerArn?.ToString());
        attributes.Set(AttributeNames.AwsEcsTaskArn, taskArn?.ToString());
        attributes.Set(AttributeNames.AwsEcsTaskId, taskArn?.Id);
        attributes.Set(AttributeNames.AwsEcsTaskFamily, task.Text("Family"));
        attributes.Set(AttributeNames.AwsEcsTaskRevision, task.Text("Revision"));
        attributes.Set(AttributeNames.AwsEcsLaunchType, task.Text("LaunchType")?.ToLowerInvariant());
        attributes.Set(AttributeNames.CloudAvailabilityZone, task.Text("AvailabilityZone"));
        if ((taskArn ?? containerArn) is { } own)
        {
            attributes.Set(AttributeNames.CloudAccountId, own.Account);
            attributes.Set(AttributeNames.CloudRegion, own.Region);
            attributes.Set(AttributeNames.AwsEcsClusterArn, FindClusterArn(task.Text("Cluster"), own));
            EcsLogs.AddAttributes(container, own, attributes);
        }
    }

    /// <summary>The endpoint returns the cluster as an ARN or as a short name.</summary>
    private static string? FindClusterArn(string? cluster, Arn own)
        => cluster is not { Length: > 0 } ? null
        : cluster.Contains(':', StringComparison.Ordinal) ? Arn.Parse(cluster, Service)?.ToString()
        : Arn.Parse(own.WithResource("cluster/" + cluster).ToString(), Service)?.ToString();

    private static Uri? FindEndpoint(StandardVariables variables, SettingProblems problems)
    {
        foreach (var name in (string[])[PlatformVariableNames.EcsMetadataUriV4, PlatformVariableNames.EcsMetadataUri])
        {
            if (variables.Find(name) is { } value)
            {
                if (Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
                {
                    return address;
                }

                problems.Add(
                    $"{name} is \"{value}\". It must be the absolute URL of the ECS task metadata endpoint, which ECS sets itself; "
                    + "the endpoint is not called until this is corrected.");
            }
        }

        return null;
    }
}
