using System.Collections.Generic;

namespace StandardObservability.Conventions.Redaction;

/// <summary>Kinds of secrets and personal data (docs/redaction.md); <c>Observability:Redaction:Kinds</c> disables one. A marker is <c>REDACTED-jwt</c>.</summary>
public static class RedactionKinds
{
    /// <summary>Prefix of every text that replaces a secret, as in OpenTelemetry. It needs no escaping in JSON, URLs (RFC 3986, section 2.3) and headers.</summary>
    public const string MarkerPrefix = "REDACTED-";

    /// <summary>A value with a secret key, and <c>key=value</c>, <c>key: value</c> or <c>"key":"value"</c> inside text.</summary>
    public const string Key = "key";

    /// <summary>A value whose type or member has a data classification attribute.</summary>
    public const string Classified = "classified";

    /// <summary>A password or key in a connection string.</summary>
    public const string ConnectionString = "connection-string";

    /// <summary>User name and password in a URL.</summary>
    public const string UrlUser = "url-user";

    /// <summary>The signature of a presigned URL.</summary>
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

    /// <summary>An AWS secret access key that follows its access key id.</summary>
    public const string AwsSecretKey = "aws-secret-key";

    /// <summary>An AWS session token.</summary>
    public const string AwsSessionToken = "aws-session-token";

    /// <summary>A GitHub token.</summary>
    public const string GitHubToken = "github-token";

    /// <summary>A GitLab token.</summary>
    public const string GitLabToken = "gitlab-token";

    /// <summary>A Slack token or webhook URL.</summary>
    public const string SlackToken = "slack-token";

    /// <summary>A Stripe key.</summary>
    public const string StripeKey = "stripe-key";

    /// <summary>A Google key or token.</summary>
    public const string GoogleKey = "google-key";

    /// <summary>A SendGrid key.</summary>
    public const string SendGridKey = "sendgrid-key";

    /// <summary>A token of a package registry: npm or PyPI.</summary>
    public const string PackageToken = "package-token";

    /// <summary>An API key of an AI model provider.</summary>
    public const string AiKey = "ai-key";

    /// <summary>A token of another service whose tokens have a documented prefix.</summary>
    public const string ServiceToken = "service-token";

    /// <summary>A payment card number.</summary>
    public const string Card = "card";

    /// <summary>An international bank account number.</summary>
    public const string Iban = "iban";

    /// <summary>An e-mail address.</summary>
    public const string Email = "email";

    /// <summary>All kinds, by group.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> ByGroup { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["Names"] = [Key, Classified, ConnectionString],
        ["Urls"] = [UrlUser, UrlSignature],
        ["Headers"] = [AuthorizationHeader, CookieHeader, Bearer, Basic],
        ["Keys"] =
        [
            Jwt, PrivateKey, AwsAccessKeyId, AwsSecretKey, AwsSessionToken, GitHubToken, GitLabToken, SlackToken, StripeKey, GoogleKey,
            SendGridKey, PackageToken, AiKey, ServiceToken,
        ],
        ["Personal"] = [Card, Iban, Email],
    };
}
