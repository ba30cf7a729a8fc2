using StandardObservability.Conventions;
using StandardObservability.Conventions.Identity;
using StandardObservability.Identity.Aws.Metadata;
using StandardObservability.Settings;

namespace StandardObservability.Identity.Aws.Platforms.Kubernetes;

/// <summary>Reads the Kubernetes pod of this process from its token and the downward API, and the cluster's name from the config map of EKS.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions, "Kubernetes" resource.</remarks>
internal sealed class KubernetesPod(StandardVariables variables, LocalFiles files) : IPlatformDetector
{
    private const string Secrets = "/var/run/secrets/kubernetes.io/serviceaccount/";

    /// <summary>The token for the Kubernetes API. A pod may have none.</summary>
    private readonly ServiceAccountToken? _token = ServiceAccountToken.Parse(files.Read(Secrets + "token"));

    public void AddLocalAttributes(PlatformAttributes attributes)
    {
        var token = _token ?? FindTokenForAws();
        attributes.Set(
            AttributeNames.K8sNamespaceName,
            token?.Namespace ?? variables.Find(ConfigurationNames.PodNamespace) ?? files.Read(Secrets + "namespace"));
        attributes.Set(AttributeNames.K8sPodName, token?.PodName ?? variables.Find(ConfigurationNames.PodName));
        attributes.Set(AttributeNames.K8sPodUid, token?.PodUid ?? variables.Find(ConfigurationNames.PodUid));
        attributes.Set(AttributeNames.K8sNodeName, token?.NodeName ?? variables.Find(ConfigurationNames.NodeName));
        attributes.Set(AttributeNames.ContainerId, ContainerId.Read(files));
        if (EksIssuer.FindRegion(token?.Issuer) is { } region)
        {
            attributes.Set(AttributeNames.CloudProvider, CloudPlatformNames.Provider);
            attributes.Set(AttributeNames.CloudPlatform, CloudPlatformNames.Eks);
            attributes.Set(AttributeNames.CloudRegion, region);
        }
    }

    /// <remarks>The config map exists only where CloudWatch Container Insights was installed manually, and may be unreadable. Neither is reported.</remarks>
    public async Task<string?> AddMetadataAttributesAsync(PlatformAttributes attributes, CancellationToken cancellationToken)
    {
        if (_token is not null
            && EksIssuer.FindRegion(_token.Issuer) is not null
            && variables.Find(ConfigurationNames.ResourceAttributes)?.Contains(AttributeNames.K8sClusterName, StringComparison.Ordinal) != true
            && EksClusterInfo.FindAddress(variables) is { } api)
        {
            var name = await EksClusterInfo.ReadClusterNameAsync(api, _token, files.Read(Secrets + "ca.crt"), cancellationToken);
            attributes.Set(AttributeNames.K8sClusterName, name);
        }

        return null;
    }

    /// <summary>A pod without a token for the Kubernetes API may have one for AWS, from the same issuer.</summary>
    private ServiceAccountToken? FindTokenForAws()
        => ((string[])[PlatformVariableNames.WebIdentityTokenFile, PlatformVariableNames.ContainerAuthorizationTokenFile])
            .Select(name => variables.Find(name) is { } path ? ServiceAccountToken.Parse(files.Read(path)) : null)
            .FirstOrDefault(static token => token is not null);
}
