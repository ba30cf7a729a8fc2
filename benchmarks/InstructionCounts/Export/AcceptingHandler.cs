using System.Net;

namespace InstructionCounts.Export;

/// <summary>Accepts every request at once, so that the network is not counted.</summary>
internal sealed class AcceptingHandler : HttpMessageHandler
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => new(HttpStatusCode.OK);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => Task.FromResult(Send(request, cancellationToken));
}
