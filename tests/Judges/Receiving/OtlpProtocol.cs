namespace Judges.Receiving;

/// <summary>The supported protocols of OTLP.</summary>
public enum OtlpProtocol
{
    Grpc,
    HttpProtobuf,
}
