namespace Judges.Receiving;

/// <summary>The two ways in which OTLP arrives here.</summary>
public enum OtlpProtocol
{
    Grpc,
    HttpProtobuf,
}
