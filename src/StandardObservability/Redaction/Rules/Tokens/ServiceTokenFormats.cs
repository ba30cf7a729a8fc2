using StandardObservability.Conventions.Redaction;
using StandardObservability.Text;
using static StandardObservability.Redaction.Rules.Tokens.TokenFormats;

namespace StandardObservability.Redaction.Rules.Tokens;

/// <summary>The formats of the tokens of other services whose prefix is documented.</summary>
/// <remarks>
/// Each format names its source: a rule of @secretlint/secretlint-rule-preset-recommend 12.0, a rule of gitleaks 8, or a page of the issuer.
/// </remarks>
internal static class ServiceTokenFormats
{
    private const string Kind = RedactionKinds.ServiceToken;

    public static IReadOnlyList<TokenFormat> Known { get; } =
    [
        // gitleaks digitalocean-pat, digitalocean-access-token, digitalocean-refresh-token
        .. Create(Kind, AsciiText.Hexadecimal, 64, 64, "dop_v1_", "doo_v1_", "dor_v1_"),
        // secretlint hashicorp-vault
        .. Create(Kind, AsciiText.WordAndDash, 24, 300, "hvs.", "hvb.", "hvr."),
        // gitleaks twilio-api-key
        .. Create(Kind, AsciiText.Hexadecimal, 31, 31, "SK0", "SK1", "SK2", "SK3", "SK4", "SK5", "SK6", "SK7", "SK8", "SK9"),
        .. Create(Kind, AsciiText.Hexadecimal, 31, 31, "SKa", "SKb", "SKc", "SKd", "SKe", "SKf"),
        // secretlint grafana
        new(Kind, "glc_", AsciiText.Base64, 32, 400),
        // secretlint grafana
        new(Kind, "glsa_", AsciiText.Word, 41, 41),
        // secretlint shopify
        .. Create(Kind, AsciiText.Alphanumeric, 32, 64, "shpat_", "shpca_", "shppa_", "shpss_"),
        // secretlint databricks
        new(Kind, "dapi", AsciiText.Hexadecimal, 32, 32),
        // secretlint linear
        new(Kind, "lin_api_", AsciiText.Word, 32, 128),
        // secretlint notion
        new(Kind, "ntn_", AsciiText.Alphanumeric, 43, 50),
        // gitleaks new-relic-user-api-key, new-relic-browser-api-token, new-relic-insert-key; New Relic, "API keys"
        .. Create(Kind, AsciiText.Alphanumeric, 24, 48, "NRAK-", "NRJS-", "NRII-", "NRIQ-"),
        // gitleaks postman-api-token
        new(Kind, "PMAK-", AsciiText.AlphanumericAndDash, 59, 59),
        // secretlint figma
        new(Kind, "figd_", AsciiText.WordAndDash, 40, 200),
        // gitleaks atlassian-api-token; Atlassian, "Access tokens" for ATCTT3
        .. Create(Kind, AsciiText.EncodedBase64, 60, 300, "ATATT3", "ATCTT3"),
        // Tailscale, "Key prefixes"
        .. Create(Kind, AsciiText.WordAndDash, 20, 100, "tskey-auth-", "tskey-api-", "tskey-client-"),
        // gitleaks planetscale-api-token, planetscale-password, planetscale-oauth-token
        .. Create(Kind, AsciiText.WordDashAndDot, 32, 64, "pscale_tkn_", "pscale_pw_", "pscale_oauth_"),
        // gitleaks sentry-org-token, sentry-user-token
        .. Create(Kind, AsciiText.EncodedBase64, 64, 400, "sntrys_", "sntryu_"),
        // secretlint vercel
        .. Create(Kind, AsciiText.Alphanumeric, 20, 60, "vcp_", "vci_", "vca_", "vcr_", "vck_"),
        // Supabase, "Personal access tokens"
        new(Kind, "sbp_", AsciiText.Hexadecimal, 40, 40),
        // gitleaks square-access-token; Square, "Access tokens" for sq0csp-
        .. Create(Kind, AsciiText.WordAndDash, 22, 60, "sq0atp-", "sq0csp-"),
        // gitleaks doppler-api-token; Doppler, "Auth token formats" for the others
        .. Create(Kind, AsciiText.Alphanumeric, 40, 48, "dp.pt.", "dp.st.", "dp.ct.", "dp.sa."),
        // gitleaks pulumi-api-token
        new(Kind, "pul-", AsciiText.Hexadecimal, 40, 40),
        // gitleaks flyio-access-token
        .. Create(Kind, AsciiText.EncodedBase64, 40, 1000, "fo1_", "fm1a_", "fm2_"),
        // gitleaks age-secret-key
        new(Kind, "AGE-SECRET-KEY-1", AsciiText.Alphanumeric, 58, 58),
        // secretlint 1password
        new(Kind, "ops_eyJ", AsciiText.EncodedBase64, 100),
        // gitleaks heroku-api-key-v2
        new(Kind, "HRKU-", AsciiText.WordAndDash, 32, 80),
        // CircleCI, "Managing API tokens"
        .. Create(Kind, AsciiText.WordAndDash, 40, 80, "CCIPAT_", "CCIPRJ_"),
        // gitleaks dropbox-short-lived-api-token
        new(Kind, "sl.", AsciiText.WordAndDash, 120, 300),
        // gitleaks sendinblue-api-token
        new(Kind, "xkeysib-", AsciiText.AlphanumericAndDash, 70, 90),
        // gitleaks sonar-api-token
        .. Create(Kind, AsciiText.Hexadecimal, 40, 40, "squ_", "sqp_", "sqa_"),
        // Contentful, "Content Management API: authentication"
        new(Kind, "CFPAT-", AsciiText.WordAndDash, 40, 64),
        // gitleaks typeform-api-token
        new(Kind, "tfp_", AsciiText.WordDashAndDot, 40, 80),
        // Discord, "Webhook resource"
        new(Kind, "discord.com/api/webhooks/", AsciiText.PathWordAndDash, 40, KeepsPrefix: true),
        // Zapier, "Trigger Zaps from webhooks"
        new(Kind, "hooks.zapier.com/hooks/catch/", AsciiText.PathWordAndDash, 8, KeepsPrefix: true),
        // gitleaks microsoft-teams-webhook
        new(Kind, "webhook.office.com/webhookb2/", AsciiText.PathWordAndDash, 40, KeepsPrefix: true),
    ];
}
