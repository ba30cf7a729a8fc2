namespace StandardObservability.Benchmarks.Saturation;

/// <summary>One run of one variant.</summary>
/// <param name="CpuMicroseconds">Processor time of a request, with all that is sent for it.</param>
/// <param name="RequestsPerSecond">Answered requests a second.</param>
/// <param name="SpansDelivered">Part of the spans that arrived, of all requests since the start.</param>
/// <param name="SpansLost">Spans that did not arrive.</param>
/// <param name="LogsDelivered">Part of the log events that arrived, at the receiver or on standard output.</param>
/// <param name="LogsLost">Log events that did not arrive.</param>
internal sealed record SaturationSample(
    double CpuMicroseconds, double RequestsPerSecond, double SpansDelivered, double SpansLost, double LogsDelivered, double LogsLost);
