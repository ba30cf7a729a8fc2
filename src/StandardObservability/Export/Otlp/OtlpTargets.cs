using System.Globalization;
using OpenTelemetry.Exporter;
using StandardObservability.Conventions;
using StandardObservability.Settings;

namespace StandardObservability.Export.Otlp;

/// <summary>Reads <c>OTEL_EXPORTER_OTLP_*</c>; a signal's own variable wins over the common one.</summary>
/// <remarks>Source: OpenTelemetry specification, "OpenTelemetry Protocol Exporter".</remarks>
internal sealed class OtlpTargets(StandardVariables variables, SettingProblems problems)
{
    /// <summary>By signal.</summary>
    private readonly string?[] _unusable = new string?[3];

    /// <summary>The target of a signal whose endpoint is set, or <see langword="null"/> when it is not set or cannot be used.</summary>
    public OtlpTarget? FindConfigured(OtlpSignal signal) => IsConfigured(signal) ? Require(signal) : null;

    public bool IsConfigured(OtlpSignal signal) => Find(signal, "ENDPOINT").Value is not null;

    /// <summary>The name of the setting that prevents the export of a signal, or <see langword="null"/>.</summary>
    public string? FindUnusable(OtlpSignal signal) => _unusable[(int)signal];

    /// <summary>The target of a signal, at OTLP's default endpoint when none is set; <see langword="null"/> when a setting cannot be used.</summary>
    public OtlpTarget? Require(OtlpSignal signal)
    {
        if (Protocol(signal) is not { } protocol
            || Endpoint(signal, protocol) is not { } endpoint
            || Headers(signal) is not { } headers
            || !CertificatesExist(signal))
        {
            return null;
        }

        return new OtlpTarget(
            endpoint,
            protocol,
            headers,
            Timeout(signal),
            Gzip(signal),
            new OtlpCertificates(Find(signal, "CERTIFICATE").Value, Find(signal, "CLIENT_CERTIFICATE").Value, Find(signal, "CLIENT_KEY").Value));
    }

    private Uri? Endpoint(OtlpSignal signal, OtlpExportProtocol protocol)
    {
        var (key, value) = Find(signal, "ENDPOINT");
        var isGrpc = protocol == OtlpExportProtocol.Grpc;
        value ??= isGrpc ? "http://localhost:4317" : "http://localhost:4318";
        if (!Uri.TryCreate(value, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            return Reject(
                signal,
                key,
                $"{key} is \"{WithoutSecrets(value)}\". It is the absolute URL of an OTLP receiver, for example http://localhost:4317");
        }

        // A signal's own endpoint is a complete URL; the common endpoint is a base URL.
        var isBase = key == ConfigurationNames.OtlpPrefix + "ENDPOINT";
        return isGrpc || !isBase ? uri : new UriBuilder(uri) { Path = $"{uri.AbsolutePath.TrimEnd('/')}/v1/{Name(signal).ToLowerInvariant()}" }.Uri;
    }

    private OtlpExportProtocol? Protocol(OtlpSignal signal)
    {
        var (key, value) = Find(signal, "PROTOCOL");
        switch (value?.ToLowerInvariant())
        {
            case null or "grpc": return OtlpExportProtocol.Grpc;
            case "http/protobuf": return OtlpExportProtocol.HttpProtobuf;
            default:
                Reject(signal, key, $"{key} is \"{value}\". Known protocols are grpc and http/protobuf");
                return null;
        }
    }

    private OtlpHeaders? Headers(OtlpSignal signal)
    {
        var (key, value) = Find(signal, "HEADERS");
        if (OtlpHeaders.Parse(value) is { } headers)
        {
            return headers;
        }

        // The message does not contain the value: headers contain keys.
        Reject(signal, key, $"{key} has a part that is not an HTTP header. It is a list like name=value,name=value, percent-encoded");
        return null;
    }

    private bool CertificatesExist(OtlpSignal signal)
    {
        foreach (var setting in (string[])["CERTIFICATE", "CLIENT_CERTIFICATE", "CLIENT_KEY"])
        {
            if (Find(signal, setting) is (var key, { } path) && !File.Exists(path))
            {
                Reject(signal, key, $"{key} is \"{path}\", which is not a readable file");
                return false;
            }
        }

        return true;
    }

    private Uri? Reject(OtlpSignal signal, string key, string problem)
    {
        _unusable[(int)signal] = key;
        problems.Add($"{problem}; nothing is exported by OTLP until this is corrected.");
        return null;
    }

    /// <summary>Removes user info and query, because a wrong URL may contain a password or a token too.</summary>
    private static string WithoutSecrets(string url)
    {
        var at = url.LastIndexOf('@');
        var shown = at < 0 ? url : "***" + url[at..];
        var query = shown.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? shown : shown[..query] + "?***";
    }

    private TimeSpan Timeout(OtlpSignal signal)
    {
        var (key, value) = Find(signal, "TIMEOUT");
        if (value is null)
        {
            return TimeSpan.FromSeconds(10);
        }

        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds > 0)
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        problems.Add($"{key} is \"{value}\". It is a number of milliseconds above 0; 10000 is used.");
        return TimeSpan.FromSeconds(10);
    }

    private bool Gzip(OtlpSignal signal)
    {
        var (key, value) = Find(signal, "COMPRESSION");
        switch (value?.ToLowerInvariant())
        {
            case null or "none": return false;
            case "gzip": return true;
            default:
                problems.Add($"{key} is \"{value}\". Known values are gzip and none; bodies are not compressed.");
                return false;
        }
    }

    private (string Key, string? Value) Find(OtlpSignal signal, string setting)
    {
        var own = $"{ConfigurationNames.OtlpPrefix}{Name(signal)}_{setting}";
        var common = ConfigurationNames.OtlpPrefix + setting;
        return variables.Find(own) is { } value ? (own, value) : (common, variables.Find(common));
    }

    private static string Name(OtlpSignal signal) => signal switch
    {
        OtlpSignal.Traces => "TRACES",
        OtlpSignal.Metrics => "METRICS",
        _ => "LOGS",
    };
}
