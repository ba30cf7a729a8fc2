using System.Buffers;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules;

/// <summary>The form of tokens that start with a prefix of their issuer.</summary>
/// <param name="Kind">The kind of secret.</param>
/// <param name="Prefix">The prefix; case matters.</param>
/// <param name="Alphabet">The characters after the prefix.</param>
/// <param name="Shortest">Least number of characters after the prefix.</param>
/// <param name="Longest">Greatest number of characters after the prefix. A longer run is not such a token.</param>
/// <param name="KeepsPrefix">Whether the prefix is not secret and is kept.</param>
internal sealed record TokenFormat(string Kind, string Prefix, SearchValues<char> Alphabet, int Shortest, int Longest = int.MaxValue, bool KeepsPrefix = false)
{
    /// <summary>All known formats.</summary>
    /// <remarks>
    /// Sources: AWS IAM User Guide, "IAM identifiers"; GitHub, "Token formats"; GitLab, "Token overview"; Slack, "Token types" and
    /// "Incoming webhooks"; Stripe, "API keys"; Google Cloud, "API keys"; npm and PyPI, "API tokens"; SendGrid, "API keys".
    /// </remarks>
    public static IReadOnlyList<TokenFormat> Known { get; } =
    [
        .. Create(RedactionKinds.AwsAccessKeyId, AsciiText.Base32, 16, 16, "AKIA", "ASIA", "ABIA", "ACCA"),
        .. Create(RedactionKinds.AwsSessionToken, AsciiText.EncodedBase64, 96, int.MaxValue, "FwoG", "FQoG", "IQoJ"),
        .. Create(RedactionKinds.GitHubToken, AsciiText.Alphanumeric, 36, 251, "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
        new(RedactionKinds.GitHubToken, "github_pat_", AsciiText.Word, 60),
        new(RedactionKinds.GitLabToken, "glpat-", AsciiText.WordDashAndDot, 20),
        .. Create(RedactionKinds.SlackToken, AsciiText.AlphanumericAndDash, 20, int.MaxValue, "xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe-", "xapp-"),
        new(RedactionKinds.SlackToken, "hooks.slack.com/services/", AsciiText.Path, 24, KeepsPrefix: true),
        .. Create(RedactionKinds.StripeKey, AsciiText.Alphanumeric, 16, int.MaxValue, "sk_live_", "sk_test_", "rk_live_", "rk_test_"),
        new(RedactionKinds.StripeKey, "whsec_", AsciiText.Alphanumeric, 24),
        new(RedactionKinds.GoogleKey, "AIza", AsciiText.WordAndDash, 35, 35),
        new(RedactionKinds.GoogleKey, "ya29.", AsciiText.WordDashAndDot, 24),
        new(RedactionKinds.GoogleKey, "GOCSPX-", AsciiText.WordAndDash, 24),
        new(RedactionKinds.SendGridKey, "SG.", AsciiText.WordDashAndDot, 66, 66),
        new(RedactionKinds.PackageToken, "npm_", AsciiText.Alphanumeric, 36, 36),
        new(RedactionKinds.PackageToken, "pypi-AgE", AsciiText.WordAndDash, 50),
        .. Create(RedactionKinds.AiKey, AsciiText.WordAndDash, 24, int.MaxValue, "sk-ant-", "sk-proj-", "sk-svcacct-"),
    ];

    private static IEnumerable<TokenFormat> Create(string kind, SearchValues<char> alphabet, int shortest, int longest, params string[] prefixes)
        => prefixes.Select(p => new TokenFormat(kind, p, alphabet, shortest, longest));
}
