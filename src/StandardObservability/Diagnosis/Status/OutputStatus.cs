using StandardObservability.Export.Counts;


namespace StandardObservability.Diagnosis.Status;

/// <summary>The counts and the state of one output at one moment. An item is a log line, EMF document, span, metric point or log record.</summary>
public sealed record OutputStatus
{
    /// <summary>Name of the output: <c>stdout.logs</c>, <c>emf</c>, <c>otlp.traces</c>, <c>otlp.metrics</c> or <c>otlp.logs</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The receiver, for example <c>grpc to http://localhost:4317</c>, or <see langword="null"/> for standard output.</summary>
    public string? Target { get; init; }

    /// <summary>Items that the output received since the start.</summary>
    public long Produced { get; init; }

    /// <summary>Items that the target accepted.</summary>
    public long Sent { get; init; }

    /// <summary>Items that were lost.</summary>
    public long Lost { get; init; }

    /// <summary>Items that are neither sent nor lost yet.</summary>
    public long Waiting { get; init; }

    /// <summary>Lost items by reason, for each reason that has occurred. The keys are in <see cref="Conventions.LossReasonNames"/>.</summary>
    public required IReadOnlyDictionary<string, long> LostByReason { get; init; }

    /// <summary>Why the output fails at the moment, without secrets; <see langword="null"/> while it works.</summary>
    public string? Failure { get; init; }

    /// <summary>The time of the first failed attempt, while the output fails.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    internal static OutputStatus Read(OutputCount output, string? target)
    {
        var failure = output.Failure;
        return new OutputStatus
        {
            Name = output.Name,
            Target = target,
            Produced = output.Produced,
            Sent = output.Sent,
            Lost = output.Lost,
            Waiting = output.Waiting,
            LostByReason = output.LostByReason,
            Failure = failure?.Reason,
            FailingSince = failure?.Since,
        };
    }
}
