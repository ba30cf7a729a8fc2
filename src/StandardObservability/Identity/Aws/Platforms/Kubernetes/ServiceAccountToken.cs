using System.Buffers.Text;
using System.Text;
using StandardObservability.Text;

namespace StandardObservability.Identity.Aws.Platforms.Kubernetes;

/// <summary>The token that Kubernetes projects into a pod, and its claims about the pod. The signature is not verified: the token is the pod's own.</summary>
/// <remarks>Source: Kubernetes documentation, "Managing Service Accounts", "Schema for service account private claims".</remarks>
internal sealed record ServiceAccountToken(string Text, string? Issuer, string? Namespace, string? PodName, string? PodUid, string? NodeName)
{
    private const int MaxLength = 16 * 1024;

    /// <summary>Parses a JSON Web Token; <see langword="null"/> for any other text.</summary>
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

    /// <summary>The generated text of a record would contain the token.</summary>
    public override string ToString() => $"token of {Issuer}";

    private static string? Decode(string payload) => Base64Url.IsValid(payload) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(payload)) : null;
}
