using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using StandardObservability.Export.Http;

namespace StandardObservability.Identity.Aws.Metadata;

/// <summary>Calls a metadata server. It never throws, follows no redirect, limits the size of responses and produces no telemetry.</summary>
/// <param name="roots">The only certificate authorities to accept, or <see langword="null"/> for those of the system.</param>
internal sealed class MetadataClient(X509Certificate2Collection? roots = null) : IDisposable
{
    /// <summary>Greatest size of a response. The metadata of a task with ten containers and long labels has a tenth of it.</summary>
    private const int MaxBytes = 512 * 1024;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http = new(CreateHandler(roots)) { MaxResponseContentBufferSize = MaxBytes, Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Sends a request, and once more when the server was not ready.</summary>
    public async Task<MetadataResponse> SendAsync(HttpMethod method, Uri address, string? header, string? value, CancellationToken cancellationToken)
    {
        var response = await TrySendAsync(method, address, header, value, cancellationToken);
        if (response.CanRetry)
        {
            await Task.Delay(RetryDelay, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!cancellationToken.IsCancellationRequested)
            {
                response = await TrySendAsync(method, address, header, value, cancellationToken);
            }
        }

        return response;
    }

    public Task<MetadataResponse> GetAsync(Uri address, CancellationToken cancellationToken)
        => SendAsync(HttpMethod.Get, address, null, null, cancellationToken);

    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler CreateHandler(X509Certificate2Collection? roots)
    {
        var handler = UninstrumentedHttpHandler.Create();
        handler.UseProxy = false;
        handler.MaxResponseHeadersLength = 16;
        handler.ConnectTimeout = TimeSpan.FromSeconds(1);
        if (roots is not null)
        {
            handler.SslOptions.CertificateChainPolicy = CreateChainPolicy(roots);
        }

        return handler;
    }

    /// <summary>The validation of a certificate must not open further connections.</summary>
    private static X509ChainPolicy CreateChainPolicy(X509Certificate2Collection roots)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }

    private async Task<MetadataResponse> TrySendAsync(
        HttpMethod method, Uri address, string? header, string? value, CancellationToken cancellationToken)
    {
        try
        {
            using var request = CreateRequest(method, address, header, value);
            using var response = await _http.SendAsync(request, cancellationToken);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                return MetadataResponse.Failed($"returned status {(int)response.StatusCode}", (int)response.StatusCode is 429 or >= 500);
            }

            var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return new MetadataResponse(text.TrimStart('\uFEFF').Trim());
        }
        catch (OperationCanceledException)
        {
            return MetadataResponse.Failed("did not respond in time");
        }
        catch (HttpRequestException e)
        {
            return ExplainFailure(e);
        }
        catch (Exception e)
        {
            return MetadataResponse.Failed($"could not be called ({e.GetType().Name})");
        }
    }

    private static HttpRequestMessage CreateRequest(HttpMethod method, Uri address, string? header, string? value)
    {
        var request = new HttpRequestMessage(method, address);
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        return request;
    }

    /// <summary>Exception messages may contain the response, so only those about the connection are shown.</summary>
    private static MetadataResponse ExplainFailure(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.ConfigurationLimitExceeded => MetadataResponse.Failed($"returned more than {MaxBytes / 1024} kB"),
        HttpRequestError.ConnectionError => MetadataResponse.Failed($"could not be reached ({e.Message})", canRetry: true),

        // The handler itself has already retried on a connection that was closed without a response.
        var error => MetadataResponse.Failed($"could not be called ({error})"),
    };
}
