using Judges.Otlp;

namespace Judges.Receiving;

/// <summary>One export request as it arrived.</summary>
public sealed class OtlpRequest
{
    public required OtlpSignal Signal { get; init; }

    public required OtlpProtocol Protocol { get; init; }

    public required string Path { get; init; }

    /// <summary>The headers, found whatever the case of their names.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The protobuf message: no frame, no compression.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>How many bytes carried the body: its frame included, compressed when it was.</summary>
    public required int WireLength { get; init; }

    /// <summary>Whether the sender was told that all is well; partial success counts.</summary>
    public bool Accepted { get; internal set; }
}
