using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace StandardObservability.Export.Otlp;

/// <summary>PEM files for TLS to the receiver: <c>OTEL_EXPORTER_OTLP_CERTIFICATE</c>, <c>_CLIENT_CERTIFICATE</c> and <c>_CLIENT_KEY</c>.</summary>
internal sealed record OtlpCertificates(string? Authority, string? Client, string? ClientKey)
{
    /// <summary>Reads the files.</summary>
    /// <returns><see langword="null"/> when none is configured.</returns>
    public SslClientAuthenticationOptions? Load()
    {
        if (Authority is null && Client is null)
        {
            return null;
        }

        var tls = new SslClientAuthenticationOptions();
        if (Client is not null)
        {
            tls.ClientCertificates = [X509Certificate2.CreateFromPemFile(Client, ClientKey)];
        }

        if (Authority is not null)
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(Authority);
            tls.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            tls.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        }

        return tls;
    }
}
