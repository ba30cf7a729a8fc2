using System.Net;

namespace InstructionCounts.Export;

/// <summary>Takes every request at once, so that only what comes before the network is counted.</summary>
internal sealed class NobodyThere : HttpMessageHandler
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => new(HttpStatusCode.OK);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => Task.FromResult(Send(request, cancellationToken));
}
