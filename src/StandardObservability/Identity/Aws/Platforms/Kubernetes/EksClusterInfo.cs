using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using StandardObservability.Conventions.Identity;
using StandardObservability.Identity.Aws.Metadata;
using StandardObservability.Settings;

namespace StandardObservability.Identity.Aws.Platforms.Kubernetes;

/// <summary>Reads the name of the cluster from the config map of CloudWatch Container Insights, by the Kubernetes API.</summary>
internal static class EksClusterInfo
{
    private const string Path = "api/v1/namespaces/amazon-cloudwatch/configmaps/cluster-info";

    public static Uri? FindAddress(StandardVariables variables)
    {
        var host = variables.Find(PlatformVariableNames.KubernetesServiceHost);
        var port = variables.Find(PlatformVariableNames.KubernetesServicePort) ?? "443";
        var literal = host?.Contains(':', StringComparison.Ordinal) == true && !host.StartsWith('[') ? $"[{host}]" : host;
        return Uri.TryCreate($"https://{literal}:{port}/{Path}", UriKind.Absolute, out var address) ? address : null;
    }

    /// <param name="address">Address of the config map.</param>
    /// <param name="token">The pod's token for the API.</param>
    /// <param name="authority">Certificate of the cluster's authority in PEM form. The token is sent to no server without a certificate of it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static async Task<string?> ReadClusterNameAsync(Uri address, ServiceAccountToken token, string? authority, CancellationToken cancellationToken)
    {
        if (ReadCertificates(authority) is not { Count: > 0 } roots)
        {
            return null;
        }

        using var client = new MetadataClient(roots);
        var response = await client.SendAsync(HttpMethod.Get, address, "Authorization", "Bearer " + token.Text, cancellationToken);
        return response.Read(out _).Member("data").Text("cluster.name");
    }

    private static X509Certificate2Collection? ReadCertificates(string? pem)
    {
        var roots = new X509Certificate2Collection();
        try
        {
            roots.ImportFromPem(pem);
            return roots;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
