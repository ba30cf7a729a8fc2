using StandardObservability.Diagnosis.Status;

namespace StandardObservability.Diagnosis.Doctor;

/// <summary>What the outputs did with the telemetry of a test.</summary>
/// <param name="RunId">Value of the attribute <c>observability.doctor.run.id</c>, 32 hex digits.</param>
/// <param name="IsSpanSampled">Whether the sampler kept one of the spans.</param>
/// <param name="IsLogEnabled">Whether the log levels let a record of level Information pass.</param>
/// <param name="Outputs">The outputs after the flush.</param>
internal sealed record ProbeResult(string RunId, bool IsSpanSampled, bool IsLogEnabled, IReadOnlyList<OutputStatus> Outputs);
