namespace StandardObservability.Conventions;

/// <summary>Why telemetry was lost: values of the attribute <see cref="AttributeNames.LossReason"/>.</summary>
public static class LossReasonNames
{
    /// <summary>The queue or buffer of the output was full, because the output is too slow.</summary>
    public const string QueueFull = "queue_full";

    /// <summary>The receiver answered that it does not accept the items.</summary>
    public const string Refused = "refused";

    /// <summary>The receiver could not be reached, or standard output could not be written.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>The request was sent and no answer arrived, so the receiver may have the items.</summary>
    public const string Unknown = "unknown";

    /// <summary>The time of the host's shutdown was over, or the output had already stopped.</summary>
    public const string Shutdown = "shutdown";

    /// <summary>The item cannot be written or stored, for example because one of its values throws when it is read.</summary>
    public const string Unusable = "unusable";
}
