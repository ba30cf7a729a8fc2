using StandardObservability.Export.Counts;

namespace StandardObservability.Export.Otlp.Sending;

/// <summary>Sends OTLP requests: applies the steps, sends the request, and counts and logs its outcome.</summary>
/// <remarks>
/// OpenTelemetry sends http/protobuf synchronously and gRPC asynchronously; both use the same code here. The thread of a synchronous
/// caller may have a synchronization context, for example when it calls <c>ForceFlush</c>, so no continuation may wait for that thread.
/// A later step that sends a request again, or in parts, repeats the added steps for each attempt: a signature contains its time.
/// </remarks>
internal sealed class OtlpSendHandler(
    OtlpSignal signal,
    IOtlpSendStep[] steps,
    OutputCount count,
    ExportHealth health,
    SendDeadline deadline,
    HttpMessageHandler socket) : DelegatingHandler(socket)
{
    /// <summary>The longest response that is read. Responses usually have a few bytes.</summary>
    private const int MaxResponseBytes = 4 * 1024 * 1024;

    private volatile bool _hasAnswered;

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = SendAsync(request, isAsync: false, cancellationToken);
        return response.IsCompleted ? response.Result : response.AsTask().GetAwaiter().GetResult();
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => SendAsync(request, isAsync: true, cancellationToken).AsTask();

    private async ValueTask<HttpResponseMessage> SendAsync(HttpRequestMessage http, bool isAsync, CancellationToken cancellationToken)
    {
        var request = new OtlpSendRequest(http, signal);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        HttpResponseMessage response;
        ExportOutcome outcome;
        try
        {
            await ApplyStepsAsync(request, limit.Token).ConfigureAwait(false);
            response = isAsync ? await base.SendAsync(http, limit.Token).ConfigureAwait(false) : base.Send(http, limit.Token);

            // The trailers that contain the gRPC status arrive after the body.
            await response.Content.LoadIntoBufferAsync(MaxResponseBytes, limit.Token).ConfigureAwait(false);
            outcome = ExportOutcome.Read(response);
            _hasAnswered = true;
        }
        catch (Exception e)
        {
            Record(ExportOutcome.From(e, deadline.Token.IsCancellationRequested, _hasAnswered), request.Items);
            throw;
        }

        Record(outcome, request.Items);
        return response;
    }

    private async ValueTask ApplyStepsAsync(OtlpSendRequest request, CancellationToken cancellationToken)
    {
        // Returns the pooled copy of the body before the network is used.
        using (request)
        {
            foreach (var step in steps)
            {
                await step.ApplyAsync(request, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private void Record(ExportOutcome outcome, long items)
    {
        if (outcome.Failure is not { } reason)
        {
            count.AddSent(items);
            health.Succeed();
            return;
        }

        var rejected = Math.Clamp(outcome.Rejected ?? items, 0, items);
        count.AddSent(items - rejected);
        count.AddLost(rejected, outcome.Loss);
        health.Fail(reason);
    }
}
