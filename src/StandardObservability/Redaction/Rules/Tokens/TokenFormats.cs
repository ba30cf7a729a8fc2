using System.Buffers;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.Tokens;

/// <summary>The formats of the tokens that most services use: of AWS, code hosting, chat, payment, Google, mail, packages and AI models.</summary>
/// <remarks>
/// Each format names its source: a rule of @secretlint/secretlint-rule-preset-recommend 12.0, a rule of gitleaks 8, or a page of the issuer.
/// </remarks>
internal static class TokenFormats
{
    public static IReadOnlyList<TokenFormat> Known { get; } =
    [
        // secretlint aws; AWS IAM User Guide, "IAM identifiers"
        .. Create(RedactionKinds.AwsAccessKeyId, AsciiText.Base32, 16, 16, "AKIA", "ASIA", "ABIA", "ACCA"),
        // AWS STS, "GetSessionToken", examples
        .. Create(RedactionKinds.AwsSessionToken, AsciiText.EncodedBase64, 96, int.MaxValue, "FwoG", "FQoG", "IQoJ"),
        // gitleaks aws-amazon-bedrock-api-key-long-lived
        new(RedactionKinds.AiKey, "ABSK", AsciiText.Base64, 100, 300),
        // secretlint github; GitHub, "Token formats"
        .. Create(RedactionKinds.GitHubToken, AsciiText.Alphanumeric, 36, 251, "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
        // secretlint github
        new(RedactionKinds.GitHubToken, "github_pat_", AsciiText.Word, 60),
        // secretlint gitlab; GitLab, "Token overview"
        .. Create(
            RedactionKinds.GitLabToken, AsciiText.WordDashAndDot, 20, int.MaxValue,
            "glpat-", "gldt-", "glrt-", "glcbt-", "glptt-", "glft-", "glimt-", "glagent-", "gloas-", "glsoat-", "glffct-"),
        // secretlint slack; Slack, "Token types"
        .. Create(
            RedactionKinds.SlackToken, AsciiText.AlphanumericAndDash, 20, int.MaxValue,
            "xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe-", "xoxc-", "xoxd-", "xoxe.xoxp-", "xoxe.xoxb-", "xapp-"),
        // secretlint slack
        new(RedactionKinds.SlackToken, "hooks.slack.com/services/", AsciiText.Path, 24, KeepsPrefix: true),
        // gitleaks stripe-access-token
        .. Create(RedactionKinds.StripeKey, AsciiText.Alphanumeric, 16, int.MaxValue, "sk_live_", "sk_test_", "rk_live_", "rk_test_"),
        // Stripe, "API keys"
        new(RedactionKinds.StripeKey, "sk_org_", AsciiText.Word, 16),
        // Stripe, "Verify webhook signatures"
        new(RedactionKinds.StripeKey, "whsec_", AsciiText.Alphanumeric, 24),
        // gitleaks gcp-api-key
        new(RedactionKinds.GoogleKey, "AIza", AsciiText.WordAndDash, 35, 35),
        // Google Identity, "OAuth 2.0 for web server applications", examples
        new(RedactionKinds.GoogleKey, "ya29.", AsciiText.WordDashAndDot, 24),
        // Google Cloud, "OAuth client secrets"
        new(RedactionKinds.GoogleKey, "GOCSPX-", AsciiText.WordAndDash, 24),
        // secretlint sendgrid; gitleaks sendgrid-api-token
        new(RedactionKinds.SendGridKey, "SG.", AsciiText.WordDashAndDot, 66, 66),
        // secretlint npm
        new(RedactionKinds.PackageToken, "npm_", AsciiText.Alphanumeric, 36, 36),
        // gitleaks pypi-upload-token
        new(RedactionKinds.PackageToken, "pypi-AgE", AsciiText.WordAndDash, 50),
        // gitleaks rubygems-api-token
        new(RedactionKinds.PackageToken, "rubygems_", AsciiText.Alphanumeric, 48, 48),
        // NuGet, "Scoped API keys"
        new(RedactionKinds.PackageToken, "oy2", AsciiText.Alphanumeric, 43, 43),
        // secretlint docker; Docker, "Organization access tokens" for dckr_oat_
        .. Create(RedactionKinds.PackageToken, AsciiText.WordAndDash, 27, 32, "dckr_pat_", "dckr_oat_"),
        // secretlint anthropic, openai; OpenRouter, "API keys" for sk-or-
        .. Create(RedactionKinds.AiKey, AsciiText.WordAndDash, 24, int.MaxValue, "sk-ant-", "sk-proj-", "sk-svcacct-", "sk-admin-", "sk-or-"),
        // secretlint openai
        new(RedactionKinds.AiKey, "sk-", AsciiText.Alphanumeric, 32, 64),
        // secretlint huggingface
        new(RedactionKinds.AiKey, "hf_", AsciiText.Alphanumeric, 34, 40),
        // secretlint groq
        new(RedactionKinds.AiKey, "gsk_", AsciiText.Alphanumeric, 48, 56),
        // gitleaks perplexity-api-key
        new(RedactionKinds.AiKey, "pplx-", AsciiText.Alphanumeric, 40, 64),
        // NVIDIA, "Generate your API key"
        new(RedactionKinds.AiKey, "nvapi-", AsciiText.WordAndDash, 40),
        // xAI, "API keys"
        new(RedactionKinds.AiKey, "xai-", AsciiText.Alphanumeric, 64, 100),
        // Replicate, "API tokens"
        new(RedactionKinds.AiKey, "r8_", AsciiText.Alphanumeric, 37, 40),
    ];

    public static IEnumerable<TokenFormat> Create(string kind, SearchValues<char> alphabet, int shortest, int longest, params string[] prefixes)
        => prefixes.Select(p => new TokenFormat(kind, p, alphabet, shortest, longest));
}
