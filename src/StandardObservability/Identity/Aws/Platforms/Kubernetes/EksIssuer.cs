using StandardObservability.Conventions.Identity;

namespace StandardObservability.Identity.Aws.Platforms.Kubernetes;

/// <summary>Recognizes a cluster of EKS by who issued the pod's token, which needs no call and no permission.</summary>
/// <remarks>Source: Amazon EKS User Guide, "Create an IAM OIDC provider for your cluster".</remarks>
internal static class EksIssuer
{
    private static readonly string[] HostPrefixes = ["oidc.eks.", "oidc-eks."];

    /// <summary>The region of an EKS cluster, <c>https://oidc.eks.region.amazonaws.com/id/…</c>, or <see langword="null"/> for any other issuer.</summary>
    public static string? FindRegion(string? issuer)
    {
        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var address) || address.Scheme != "https" || !address.AbsolutePath.StartsWith("/id/", StringComparison.Ordinal))
        {
            return null;
        }

        var start = Array.Find(HostPrefixes, s => address.Host.StartsWith(s, StringComparison.Ordinal));
        return start is not null && address.Host[start.Length..].Split('.', 2) is [var region, var suffix] && Arn.IsPartitionOrRegion(region) && IsAwsSuffix(suffix) ? region : null;
    }

    private static bool IsAwsSuffix(string suffix) => AwsPartitions.DnsSuffixes.Values.Any(known => known.Contains(suffix, StringComparer.Ordinal));
}
