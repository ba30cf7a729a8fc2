using System.Buffers;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.Tokens;

/// <summary>The formats of the tokens that most services use: of AWS, code hosting, chat, payment, Google, mail, packages and AI models.</summary>
/// <remarks>
/// Sources: AWS IAM User Guide, "IAM identifiers", and Amazon Bedrock User Guide, "API keys"; GitHub, "Token formats"; GitLab, "Token
/// overview"; Slack, "Token types" and "Incoming webhooks"; Stripe, "API keys"; Google Cloud, "API keys"; SendGrid, "API keys"; npm, PyPI,
/// RubyGems, NuGet and Docker Hub, "API keys" and "access tokens"; OpenAI, Anthropic, Hugging Face, Groq, Perplexity, NVIDIA, xAI and
/// Replicate, "API keys"; lengths also from @secretlint/secretlint-rule-preset-recommend 12.0.
/// </remarks>
internal static class TokenFormats
{
    public static IReadOnlyList<TokenFormat> Known { get; } =
    [
        .. Create(RedactionKinds.AwsAccessKeyId, AsciiText.Base32, 16, 16, "AKIA", "ASIA", "ABIA", "ACCA"),
        .. Create(RedactionKinds.AwsSessionToken, AsciiText.EncodedBase64, 96, int.MaxValue, "FwoG", "FQoG", "IQoJ"),
        new(RedactionKinds.AiKey, "ABSK", AsciiText.Base64, 100, 300),
        .. Create(RedactionKinds.GitHubToken, AsciiText.Alphanumeric, 36, 251, "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
        new(RedactionKinds.GitHubToken, "github_pat_", AsciiText.Word, 60),
        .. Create(
            RedactionKinds.GitLabToken, AsciiText.WordDashAndDot, 20, int.MaxValue,
            "glpat-", "gldt-", "glrt-", "glcbt-", "glptt-", "glft-", "glimt-", "glagent-", "gloas-", "glsoat-", "glffct-"),
        .. Create(
            RedactionKinds.SlackToken, AsciiText.AlphanumericAndDash, 20, int.MaxValue,
            "xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe-", "xoxc-", "xoxd-", "xoxe.xoxp-", "xoxe.xoxb-", "xapp-"),
        new(RedactionKinds.SlackToken, "hooks.slack.com/services/", AsciiText.Path, 24, KeepsPrefix: true),
        .. Create(RedactionKinds.StripeKey, AsciiText.Alphanumeric, 16, int.MaxValue, "sk_live_", "sk_test_", "rk_live_", "rk_test_"),
        new(RedactionKinds.StripeKey, "sk_org_", AsciiText.Word, 16),
        new(RedactionKinds.StripeKey, "whsec_", AsciiText.Alphanumeric, 24),
        new(RedactionKinds.GoogleKey, "AIza", AsciiText.WordAndDash, 35, 35),
        new(RedactionKinds.GoogleKey, "ya29.", AsciiText.WordDashAndDot, 24),
        new(RedactionKinds.GoogleKey, "GOCSPX-", AsciiText.WordAndDash, 24),
        new(RedactionKinds.SendGridKey, "SG.", AsciiText.WordDashAndDot, 66, 66),
        new(RedactionKinds.PackageToken, "npm_", AsciiText.Alphanumeric, 36, 36),
        new(RedactionKinds.PackageToken, "pypi-AgE", AsciiText.WordAndDash, 50),
        new(RedactionKinds.PackageToken, "rubygems_", AsciiText.Alphanumeric, 48, 48),
        new(RedactionKinds.PackageToken, "oy2", AsciiText.Alphanumeric, 43, 43),
        .. Create(RedactionKinds.PackageToken, AsciiText.WordAndDash, 27, 32, "dckr_pat_", "dckr_oat_"),
        .. Create(RedactionKinds.AiKey, AsciiText.WordAndDash, 24, int.MaxValue, "sk-ant-", "sk-proj-", "sk-svcacct-", "sk-admin-", "sk-or-"),
        new(RedactionKinds.AiKey, "sk-", AsciiText.Alphanumeric, 32, 64),
        new(RedactionKinds.AiKey, "hf_", AsciiText.Alphanumeric, 34, 40),
        new(RedactionKinds.AiKey, "gsk_", AsciiText.Alphanumeric, 48, 56),
        new(RedactionKinds.AiKey, "pplx-", AsciiText.Alphanumeric, 40, 64),
        new(RedactionKinds.AiKey, "nvapi-", AsciiText.WordAndDash, 40),
        new(RedactionKinds.AiKey, "xai-", AsciiText.Alphanumeric, 64, 100),
        new(RedactionKinds.AiKey, "r8_", AsciiText.Alphanumeric, 37, 40),
    ];

    public static IEnumerable<TokenFormat> Create(string kind, SearchValues<char> alphabet, int shortest, int longest, params string[] prefixes)
        => prefixes.Select(p => new TokenFormat(kind, p, alphabet, shortest, longest));
}
