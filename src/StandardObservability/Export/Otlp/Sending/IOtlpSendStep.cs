namespace StandardObservability.Export.Otlp.Sending;

/// <summary>A step of the OTLP send path: reads or changes a request after OpenTelemetry has serialized it and before it is sent.</summary>
/// <remarks>
/// Another package adds a step by registering a singleton of this type. <see cref="OtlpSendPath"/> runs added steps last, in the order
/// of their registration. They therefore see the bytes that are sent, redacted and compressed. Signing needs that: the payload hash
/// of AWS Signature Version 4 covers the sent bytes. Several requests may pass a step at the same time. The steps of the log exporter are
/// created while the logger factory is, so the constructor of a step must not need a logger.
/// </remarks>
internal interface IOtlpSendStep
{
    /// <param name="request">The request that is sent next.</param>
    /// <param name="cancellationToken">Cancelled when the request's time is over.</param>
    /// <remarks>An exception fails the request: its items are counted as lost, and the exception's message is logged as the reason.</remarks>
    ValueTask ApplyAsync(OtlpSendRequest request, CancellationToken cancellationToken);
}
