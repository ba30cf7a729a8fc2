using System.Buffers.Text;
using System.Text;
using StandardObservability.Text;

namespace StandardObservability.Identity.Aws.Platforms.Kubernetes;

/// <summary>What the token that Kubernetes projects into a pod says about it. It is read, not verified: it is the pod's own.</summary>
/// <remarks>Source: Kubernetes documentation, "Managing Service Accounts", "Schema for service account private claims".</remarks>
internal sealed record ServiceAccountToken(string Text, string? Issuer, string? Namespace, string? PodName, string? PodUid, string? NodeName)
{
    private const int MaxLength = 16 * 1024;

    /// <summary>Reads the claims of a JSON web token, or gives <see langword="null"/> for anything else.</summary>
    public static ServiceAccountToken? Parse(string? text)
    {
        if (text is not { Length: > 0 and <= MaxLength } || text.Any(static c => c is <= ' ' or > '~') || text.Split('.') is not [_, var payload, _])
        {
            return null;
        }

        var claims = LenientJson.Parse(Decode(payload));
        var bound = claims.Member("kubernetes.io");
        return claims.IsObject
            ? new ServiceAccountToken(
                text,
                claims.Text("iss"),
                bound.Text("namespace"),
                bound.Member("pod").Text("name"),
                bound.Member("pod").Text("uid"),
                bound.Member("node").Text("name"))
            : null;
    }

    /// <summary>A record would show its secret.</summary>
    public override string ToString() => $"token of {Issuer}";

    private static string? Decode(string payload) => Base64Url.IsValid(payload) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(payload)) : null;
}
