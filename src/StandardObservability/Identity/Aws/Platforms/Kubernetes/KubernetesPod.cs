using StandardObservability.Conventions;
using StandardObservability.Conventions.Identity;
using StandardObservability.Identity.Aws.Metadata;
using StandardObservability.Settings;

namespace StandardObservability.Identity.Aws.Platforms.Kubernetes;

/// <summary>The pod this is, told by its token and the downward API, and by EKS's own config map where there is one.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions, "Kubernetes" resource.</remarks>
internal sealed class KubernetesPod(StandardVariables variables, LocalFiles files) : IPlatformDetector
{
    private const string Secrets = "/var/run/secrets/kubernetes.io/serviceaccount/";

    /// <summary>The token for the cluster's API, which a pod may do without.</summary>
    private readonly ServiceAccountToken? _token = ServiceAccountToken.Parse(files.Read(Secrets + "token"));

    public void AddLocalAttributes(PlatformAttributes attributes)
    {
        var token = _token ?? FindTokenForAws();
        attributes.Set(AttributeNames.K8sNamespaceName, token?.Namespace ?? variables.Find(ConfigurationNames.PodNamespace) ?? files.Read(Secrets + "namespace"));
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

    /// <remarks>The config map exists where CloudWatch Container Insights was installed by hand, and may not be ours to read: that is no shortcoming.</remarks>
    public async Task<string?> AddMetadataAttributesAsync(PlatformAttributes attributes, CancellationToken cancellationToken)
    {
        if (_token is not null
            && EksIssuer.FindRegion(_token.Issuer) is not null
            && variables.Find(ConfigurationNames.ResourceAttributes)?.Contains(AttributeNames.K8sClusterName, StringComparison.Ordinal) != true
            && EksClusterInfo.FindAddress(variables) is { } api)
        {
            attributes.Set(AttributeNames.K8sClusterName, await EksClusterInfo.ReadClusterNameAsync(api, _token, files.Read(Secrets + "ca.crt"), cancellationToken));
        }

        return null;
    }

    /// <summary>A pod without a token for the API may have one for AWS, by the same issuer.</summary>
    private ServiceAccountToken? FindTokenForAws()
        => ((string[])[PlatformVariableNames.WebIdentityTokenFile, PlatformVariableNames.ContainerAuthorizationTokenFile])
            .Select(name => variables.Find(name) is { } path ? ServiceAccountToken.Parse(files.Read(path)) : null)
            .FirstOrDefault(static token => token is not null);
}
