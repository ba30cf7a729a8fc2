using System.Collections.Generic;

namespace StandardObservability.Conventions.Redaction;

/// <summary>What redaction recognises, by the name that stands in the text put in its place: <c>REDACTED-jwt</c>.</summary>
/// <remarks>Each kind is a switch under <c>Observability:Redaction:Kinds</c>; docs/redaction.md has the rule of each.</remarks>
public static class RedactionKinds
{
    /// <summary>Start of every text that stands for a secret; OpenTelemetry's own word for it.</summary>
    /// <remarks>Unreserved characters only, so it is valid in JSON, in URLs, in headers and in baggage. Source: RFC 3986, section 2.3.</remarks>
    public const string MarkerPrefix = "REDACTED-";

    /// <summary>A value under a secret key, and <c>key=value</c>, <c>key: value</c> or <c>"key":"value"</c> inside text.</summary>
    public const string Key = "key";

    /// <summary>A value of a type or of a member that carries a data classification.</summary>
    public const string Classified = "classified";

    /// <summary>A password or key in a connection string.</summary>
    public const string ConnectionString = "connection-string";

    /// <summary>User info of a URL.</summary>
    public const string UrlUser = "url-user";

    /// <summary>Signature of a presigned URL.</summary>
    public const string UrlSignature = "url-signature";

    /// <summary>An <c>Authorization</c> header inside text.</summary>
    public const string AuthorizationHeader = "authorization";

    /// <summary>A <c>Cookie</c> or <c>Set-Cookie</c> header inside text.</summary>
    public const string CookieHeader = "cookie";

    /// <summary>Bearer credentials.</summary>
    public const string Bearer = "bearer";

    /// <summary>Basic credentials.</summary>
    public const string Basic = "basic";

    /// <summary>A JSON Web Token.</summary>
    public const string Jwt = "jwt";

    /// <summary>A private key as a PEM or PGP block.</summary>
    public const string PrivateKey = "private-key";

    /// <summary>An AWS access key id.</summary>
    public const string AwsAccessKeyId = "aws-access-key-id";

    /// <summary>An AWS secret access key that stands behind its access key id.</summary>
    public const string AwsSecretKey = "aws-secret-key";

    /// <summary>An AWS session token.</summary>
    public const string AwsSessionToken = "aws-session-token";

    /// <summary>A token of GitHub.</summary>
    public const string GitHubToken = "github-token";

    /// <summary>A token of GitLab.</summary>
    public const string GitLabToken = "gitlab-token";

    /// <summary>A token or webhook of Slack.</summary>
    public const string SlackToken = "slack-token";

    /// <summary>A key of Stripe.</summary>
    public const string StripeKey = "stripe-key";

    /// <summary>A key or token of Google.</summary>
    public const string GoogleKey = "google-key";

    /// <summary>A key of SendGrid.</summary>
    public const string SendGridKey = "sendgrid-key";

    /// <summary>A token of the package registries npm and PyPI.</summary>
    public const string PackageToken = "package-token";

    /// <summary>A key of a model provider.</summary>
    public const string AiKey = "ai-key";

    /// <summary>A payment card number.</summary>
    public const string Card = "card";

    /// <summary>An international bank account number.</summary>
    public const string Iban = "iban";

    /// <summary>An e-mail address.</summary>
    public const string Email = "email";

    /// <summary>All kinds.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ByGroup { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["Names"] = [Key, Classified, ConnectionString],
        ["Urls"] = [UrlUser, UrlSignature],
        ["Headers"] = [AuthorizationHeader, CookieHeader, Bearer, Basic],
        ["Keys"] = [Jwt, PrivateKey, AwsAccessKeyId, AwsSecretKey, AwsSessionToken, GitHubToken, GitLabToken, SlackToken, StripeKey, GoogleKey, SendGridKey, PackageToken, AiKey],
        ["Personal"] = [Card, Iban, Email],
    };
}
