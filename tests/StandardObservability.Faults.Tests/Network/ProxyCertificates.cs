using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace StandardObservability.Faults.Tests.Network;

/// <summary>Two self-signed certificates for 127.0.0.1, of which a service trusts one.</summary>
internal sealed class ProxyCertificates : IDisposable
{
    public X509Certificate2 Trusted { get; } = Create();

    public X509Certificate2 Untrusted { get; } = Create();

    /// <summary>For <c>OTEL_EXPORTER_OTLP_CERTIFICATE</c>.</summary>
    public void WriteTrusted(string path) => File.WriteAllText(path, Trusted.ExportCertificatePem());

    public void Dispose()
    {
        Trusted.Dispose();
        Untrusted.Dispose();
    }

    private static X509Certificate2 Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
