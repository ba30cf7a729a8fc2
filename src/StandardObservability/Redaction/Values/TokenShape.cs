using System.Buffers;
using StandardObservability.Conventions;

namespace StandardObservability.Redaction.Values;

/// <summary>A token that its issuer gave a prefix, so that it can be found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Prefix">How it begins, in this case.</param>
/// <param name="Alphabet">What follows.</param>
/// <param name="Shortest">The least that follows.</param>
/// <param name="Longest">The most that follows; with more it is something else.</param>
/// <param name="KeepsPrefix">Whether the prefix says where it leads and stays.</param>
internal sealed record TokenShape(string Kind, string Prefix, SearchValues<char> Alphabet, int Shortest, int Longest = int.MaxValue, bool KeepsPrefix = false)
{
    /// <summary>The known ones.</summary>
    /// <remarks>
    /// Sources: AWS IAM User Guide, "IAM identifiers"; GitHub, "Token formats"; GitLab, "Token overview"; Slack, "Token types" and
    /// "Incoming webhooks"; Stripe, "API keys"; Google Cloud, "API keys"; npm and PyPI, "API tokens"; SendGrid, "API keys".
    /// </remarks>
    public static IReadOnlyList<TokenShape> Known { get; } =
    [
        .. Of(RedactionKinds.AwsAccessKeyId, Ascii.Base32, 16, 16, "AKIA", "ASIA", "ABIA", "ACCA"),
        .. Of(RedactionKinds.AwsSessionToken, Ascii.EncodedBase64, 96, int.MaxValue, "FwoG", "FQoG", "IQoJ"),
        .. Of(RedactionKinds.GitHubToken, Ascii.Alphanumeric, 36, 251, "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
        new(RedactionKinds.GitHubToken, "github_pat_", Ascii.Word, 60),
        new(RedactionKinds.GitLabToken, "glpat-", Ascii.WordDashAndDot, 20),
        .. Of(RedactionKinds.SlackToken, Ascii.AlphanumericAndDash, 20, int.MaxValue, "xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe-", "xapp-"),
        new(RedactionKinds.SlackToken, "hooks.slack.com/services/", Ascii.Path, 24, KeepsPrefix: true),
        .. Of(RedactionKinds.StripeKey, Ascii.Alphanumeric, 16, int.MaxValue, "sk_live_", "sk_test_", "rk_live_", "rk_test_"),
        new(RedactionKinds.StripeKey, "whsec_", Ascii.Alphanumeric, 24),
        new(RedactionKinds.GoogleKey, "AIza", Ascii.WordAndDash, 35, 35),
        new(RedactionKinds.GoogleKey, "ya29.", Ascii.WordDashAndDot, 24),
        new(RedactionKinds.GoogleKey, "GOCSPX-", Ascii.WordAndDash, 24),
        new(RedactionKinds.SendGridKey, "SG.", Ascii.WordDashAndDot, 66, 66),
        new(RedactionKinds.PackageToken, "npm_", Ascii.Alphanumeric, 36, 36),
        new(RedactionKinds.PackageToken, "pypi-AgE", Ascii.WordAndDash, 50),
        .. Of(RedactionKinds.AiKey, Ascii.WordAndDash, 24, int.MaxValue, "sk-ant-", "sk-proj-", "sk-svcacct-"),
    ];

    private static IEnumerable<TokenShape> Of(string kind, SearchValues<char> alphabet, int shortest, int longest, params string[] prefixes)
        => prefixes.Select(p => new TokenShape(kind, p, alphabet, shortest, longest));
}
