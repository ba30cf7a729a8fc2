using StandardObservability.Export.Otlp.Wire;

namespace StandardObservability.Export.Otlp.Sending;

/// <summary>First step of the send path: knows how many items each request carries and what became of them.</summary>
/// <remarks>http/protobuf is sent synchronously and gRPC asynchronously, so both ways are overridden.</remarks>
internal sealed class CountingHandler(OutputCount count, OtlpSignal signal, ExportHealth health, SendDeadline deadline, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>Most of a response that is read; a good one has a few bytes.</summary>
    private const int MaxResponseBytes = 4 * 1024 * 1024;

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var items = Begin(request);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Passed);
        try
        {
            var response = base.Send(request, limit.Token);
            response.Content.LoadIntoBufferAsync(MaxResponseBytes, limit.Token).GetAwaiter().GetResult();
            return End(response, items);
        }
        catch (Exception e)
        {
            End(ExportOutcome.From(e), items, rejected: 0);
            throw;
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var items = Begin(request);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Passed);
        try
        {
            var response = await base.SendAsync(request, limit.Token);

            // The trailers that hold the gRPC status arrive after the body.
            await response.Content.LoadIntoBufferAsync(MaxResponseBytes, limit.Token);
            return End(response, items);
        }
        catch (Exception e)
        {
            End(ExportOutcome.From(e), items, rejected: 0);
            throw;
        }
    }

    private long Begin(HttpRequestMessage request)
    {
        var items = request.Content is { } content ? OtlpPayload.CountItems(content, signal) : 0;
        if (signal == OtlpSignal.Metrics)
        {
            // Spans and records are counted as they are handed over; points exist only from here on.
            count.AddProduced(items);
        }

        return items;
    }

    private HttpResponseMessage End(HttpResponseMessage response, long items)
    {
        var outcome = ExportOutcome.From(response);
        End(outcome, items, outcome.Kind == ExportOutcomeKind.Delivered ? CountRejected(response.Content) : 0);
        return response;
    }

    private void End(ExportOutcome outcome, long items, long rejected)
    {
        if (outcome.Kind == ExportOutcomeKind.Delivered)
        {
            rejected = Math.Clamp(rejected, 0, items);
            count.AddSent(items - rejected);
            count.AddLost(rejected);
            health.Succeed();
        }
        else
        {
            count.AddLost(items);
            health.Fail(outcome.Reason);
        }
    }

    private static long CountRejected(HttpContent content)
    {
        var body = content.ReadAsStream();
        body.Position = OtlpPayload.IsGrpc(content) ? Math.Min(5, body.Length) : 0;
        var rejected = OtlpPayload.CountRejected(body);
        body.Position = 0;
        return rejected;
    }
}
