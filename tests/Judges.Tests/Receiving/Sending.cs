using Judges.Receiving;
using OpenTelemetry.Exporter;

namespace Judges.Tests.Receiving;

/// <summary>Configures OpenTelemetry's own exporters for a receiver.</summary>
internal static class Sending
{
    public static void ConfigureFor(this OtlpExporterOptions options, OtlpReceiver receiver, OtlpProtocol protocol, bool gzip, string path)
    {
        options.Protocol = protocol == OtlpProtocol.Grpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = protocol == OtlpProtocol.Grpc ? receiver.GrpcEndpoint : new Uri(receiver.HttpEndpoint, path);
        options.Compression = gzip ? OtlpExportCompression.GZip : OtlpExportCompression.None;
        options.Headers = "x-tenant=shop";
    }
}
