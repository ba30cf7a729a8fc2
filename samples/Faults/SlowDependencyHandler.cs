namespace Faults;

/// <summary>Delays each request of an HTTP client as a slow dependency does. The delay is part of the client's timeout.</summary>
public sealed class SlowDependencyHandler(FaultSwitch faults) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await faults.DelayDependencyAsync(cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
