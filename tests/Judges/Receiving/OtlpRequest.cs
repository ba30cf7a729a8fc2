using Judges.Otlp;

namespace Judges.Receiving;

/// <summary>One received export request.</summary>
public sealed class OtlpRequest
{
    public required OtlpSignal Signal { get; init; }

    public required OtlpProtocol Protocol { get; init; }

    public required string Path { get; init; }

    /// <summary>The headers by name, ignoring case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The protobuf message, without gRPC frame and uncompressed.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Number of received bytes, with the gRPC frame and compressed.</summary>
    public required int WireLength { get; init; }

    /// <summary>Whether the reply was a success or a partial success.</summary>
    public bool Accepted { get; internal set; }
}
