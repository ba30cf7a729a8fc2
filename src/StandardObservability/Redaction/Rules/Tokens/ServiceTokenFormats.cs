using StandardObservability.Conventions.Redaction;
using StandardObservability.Text;
using static StandardObservability.Redaction.Rules.Tokens.TokenFormats;

namespace StandardObservability.Redaction.Rules.Tokens;

/// <summary>The formats of the tokens of other services whose prefix is documented.</summary>
/// <remarks>
/// Sources: the services' own pages about their tokens (DigitalOcean, HashiCorp Vault and Terraform, Twilio, Grafana, Shopify, Databricks,
/// Linear, Notion, New Relic, Postman, Figma, Atlassian, Discord, Tailscale, PlanetScale, Sentry, Vercel, Supabase, Square, Doppler,
/// Pulumi, Fly.io, age, 1Password, Heroku, CircleCI, Dropbox, Mailgun, Brevo, SonarQube, Contentful, Typeform, Microsoft Teams, Zapier);
/// lengths also from @secretlint/secretlint-rule-preset-recommend 12.0 and from gitleaks.
/// </remarks>
internal static class ServiceTokenFormats
{
    private const string Kind = RedactionKinds.ServiceToken;

    public static IReadOnlyList<TokenFormat> Known { get; } =
    [
        .. Create(Kind, AsciiText.Hexadecimal, 64, 64, "dop_v1_", "doo_v1_", "dor_v1_"),
        .. Create(Kind, AsciiText.WordAndDash, 24, 300, "hvs.", "hvb.", "hvr."),
        .. "0123456789abcdef".Select(static c => new TokenFormat(Kind, $"SK{c}", AsciiText.Hexadecimal, 31, 31)),
        new(Kind, "glc_", AsciiText.Base64, 32, 400),
        new(Kind, "glsa_", AsciiText.Word, 41, 41),
        .. Create(Kind, AsciiText.Alphanumeric, 32, 64, "shpat_", "shpca_", "shppa_", "shpss_"),
        new(Kind, "dapi", AsciiText.Hexadecimal, 32, 32),
        new(Kind, "lin_api_", AsciiText.Word, 32, 128),
        new(Kind, "ntn_", AsciiText.Alphanumeric, 43, 50),
        .. Create(Kind, AsciiText.Alphanumeric, 24, 48, "NRAK-", "NRJS-", "NRII-", "NRIQ-"),
        new(Kind, "PMAK-", AsciiText.AlphanumericAndDash, 59, 59),
        new(Kind, "figd_", AsciiText.WordAndDash, 40, 200),
        .. Create(Kind, AsciiText.EncodedBase64, 60, 300, "ATATT3", "ATCTT3"),
        .. Create(Kind, AsciiText.WordAndDash, 20, 100, "tskey-auth-", "tskey-api-", "tskey-client-"),
        .. Create(Kind, AsciiText.WordDashAndDot, 32, 64, "pscale_tkn_", "pscale_pw_", "pscale_oauth_"),
        .. Create(Kind, AsciiText.EncodedBase64, 64, 400, "sntrys_", "sntryu_"),
        .. Create(Kind, AsciiText.Alphanumeric, 20, 60, "vcp_", "vci_", "vca_", "vcr_", "vck_"),
        new(Kind, "sbp_", AsciiText.Hexadecimal, 40, 40),
        .. Create(Kind, AsciiText.WordAndDash, 22, 60, "sq0atp-", "sq0csp-"),
        .. Create(Kind, AsciiText.Alphanumeric, 40, 48, "dp.pt.", "dp.st.", "dp.ct.", "dp.sa."),
        new(Kind, "pul-", AsciiText.Hexadecimal, 40, 40),
        .. Create(Kind, AsciiText.EncodedBase64, 40, 1000, "fo1_", "fm1a_", "fm2_"),
        new(Kind, "AGE-SECRET-KEY-1", AsciiText.Alphanumeric, 58, 58),
        new(Kind, "ops_eyJ", AsciiText.EncodedBase64, 100),
        new(Kind, "HRKU-", AsciiText.WordAndDash, 32, 80),
        .. Create(Kind, AsciiText.WordAndDash, 40, 80, "CCIPAT_", "CCIPRJ_"),
        new(Kind, "sl.", AsciiText.WordAndDash, 120, 300),
        new(Kind, "xkeysib-", AsciiText.AlphanumericAndDash, 70, 90),
        .. Create(Kind, AsciiText.Hexadecimal, 40, 40, "squ_", "sqp_", "sqa_"),
        new(Kind, "CFPAT-", AsciiText.WordAndDash, 40, 64),
        new(Kind, "tfp_", AsciiText.WordDashAndDot, 40, 80),
        new(Kind, "discord.com/api/webhooks/", AsciiText.PathWordAndDash, 40, KeepsPrefix: true),
        new(Kind, "hooks.zapier.com/hooks/catch/", AsciiText.PathWordAndDash, 8, KeepsPrefix: true),
        new(Kind, "webhook.office.com/webhookb2/", AsciiText.PathWordAndDash, 40, KeepsPrefix: true),
    ];
}
