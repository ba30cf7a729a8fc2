using StandardObservability.Conventions;

namespace StandardObservability.Export.Counts;

/// <summary>Why an item was lost. The names are in <see cref="LossReasonNames"/>.</summary>
internal enum LossReason
{
    QueueFull,
    Refused,
    Unreachable,
    Unknown,
    Shutdown,
    Unusable,
}
