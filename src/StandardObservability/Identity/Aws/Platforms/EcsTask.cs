using StandardObservability.Conventions;
using StandardObservability.Conventions.Identity;
using StandardObservability.Identity.Aws.Metadata;
using StandardObservability.Settings;
using StandardObservability.Text;

namespace StandardObservability.Identity.Aws.Platforms;

/// <summary>The ECS task and container this is, told by the task metadata endpoint.</summary>
/// <remarks>Source: Amazon ECS Developer Guide, "Task metadata endpoint version 4"; OpenTelemetry semantic conventions, "AWS ECS" resource.</remarks>
internal sealed class EcsTask(StandardVariables variables, LocalFiles files, SettingProblems problems) : IPlatformDetector
{
    private const string Service = "ecs";

    /// <summary>Without the endpoint this may as well be App Runner, so the platform has no name.</summary>
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
        var asked = await Task.WhenAll(
            client.GetAsync(_endpoint, cancellationToken),
            client.GetAsync(new Uri(_endpoint.AbsoluteUri.TrimEnd('/') + "/task"), cancellationToken));
        var container = asked[0].Read(out var noContainer);
        var task = asked[1].Read(out var noTask);
        AddAttributes(container, task, attributes);
        return (noContainer ?? noTask) is { } failure
            ? $"The ECS task metadata endpoint at {_endpoint.Scheme}://{_endpoint.Authority} {failure}, so telemetry does not tell all about the task and container that it comes from. Let the container reach it, or name them in {ConfigurationNames.ResourceAttributes}."
            : null;
    }

    private static void AddAttributes(LenientJson container, LenientJson task, PlatformAttributes attributes)
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

    /// <summary>The cluster comes as an ARN or as a short name.</summary>
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

                problems.Add($"{name} is \"{value}\". It is the absolute URL of the ECS task metadata endpoint, which ECS sets by itself; it is not asked until it is mended.");
            }
        }

        return null;
    }
}
