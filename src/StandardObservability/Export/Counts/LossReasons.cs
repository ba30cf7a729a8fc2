using StandardObservability.Conventions;

namespace StandardObservability.Export.Counts;

/// <summary>All reasons of losses with their names.</summary>
internal static class LossReasons
{
    /// <summary>In the order of the enumeration.</summary>
    public static LossReason[] All { get; } =
    [
        LossReason.QueueFull,
        LossReason.Refused,
        LossReason.Unreachable,
        LossReason.Unknown,
        LossReason.Shutdown,
        LossReason.Unusable,
    ];

    public static string Name(LossReason reason) => reason switch
    {
        LossReason.QueueFull => LossReasonNames.QueueFull,
        LossReason.Refused => LossReasonNames.Refused,
        LossReason.Unreachable => LossReasonNames.Unreachable,
        LossReason.Shutdown => LossReasonNames.Shutdown,
        LossReason.Unusable => LossReasonNames.Unusable,
        _ => LossReasonNames.Unknown,
    };
}
