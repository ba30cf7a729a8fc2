using StandardObservability.Conventions.Identity;

namespace StandardObservability.Identity.Aws.Platforms.Kubernetes;

/// <summary>Recognizes an EKS cluster by the issuer of the pod's token, without network calls or permissions.</summary>
/// <remarks>Source: Amazon EKS User Guide, "Create an IAM OIDC provider for your cluster".</remarks>
internal static class EksIssuer
{
    private static readonly string[] HostPrefixes = ["oidc.eks.", "oidc-eks."];

    /// <summary>The region of an EKS issuer, <c>https://oidc.eks.region.amazonaws.com/id/…</c>, or <see langword="null"/> for any other.</summary>
    public static string? FindRegion(string? issuer)
    {
        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var address)
            || address.Scheme != "https"
            || !address.AbsolutePath.StartsWith("/id/", StringComparison.Ordinal))
        {
            return null;
        }

        var prefix = Array.Find(HostPrefixes, p => address.Host.StartsWith(p, StringComparison.Ordinal));
        return prefix is not null
            && address.Host[prefix.Length..].Split('.', 2) is [var region, var suffix]
            && Arn.IsPartitionOrRegion(region)
            && IsAwsSuffix(suffix)
            ? region
            : null;
    }

    private static bool IsAwsSuffix(string suffix) => AwsPartitions.DnsSuffixes.Values.Any(known => known.Contains(suffix, StringComparer.Ordinal));
}
