using StandardObservability.Export.Otlp;

namespace StandardObservability.Diagnosis.Doctor.Checks;

/// <summary>What to do about an export that fails, by a part of its message.</summary>
/// <remarks>Numbers of gRPC: the specification of its status codes. Other texts are those of .NET and of this library.</remarks>
internal static class FailureRemedy
{
    public const string NoAnswer = "the receiver did not answer in time";

    private const string NoReceiver = "Nothing listens at this address. Start the collector or agent, or correct the endpoint. "
        + "In a container, localhost is the container itself, on ECS the task.";

    private const string NoOtlp = "Another program listens at this address, or one that does not receive OTLP over HTTP. Correct the endpoint.";

    /// <summary>What ASP.NET Core answers to HTTP/1.1 at the port of a receiver for gRPC.</summary>
    private const string OnlyGrpc = "HTTP/2 only endpoint";

    private const string UseGrpc = "The receiver only understands gRPC. Set OTEL_EXPORTER_OTLP_PROTOCOL=grpc, or use its HTTP port.";

    private static readonly (string Part, string Remedy)[] All =
    [
        ("Connection refused", NoReceiver),
        ("actively refused", NoReceiver),
        ("not known", "The host name cannot be resolved. Correct it, or check DNS and the names of services in this network."),
        ("No such host", "The host name cannot be resolved. Correct it, or check DNS and the names of services in this network."),
        ("HTTP/2", "The receiver does not understand gRPC. Set OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf, or use its gRPC port."),
        ("response ended prematurely", "The receiver closed the connection. Port 4317 usually receives gRPC, and 4318 http/protobuf."),
        ("invalid status line", "The receiver does not answer with HTTP/1.1. Set OTEL_EXPORTER_OTLP_PROTOCOL=grpc, or use its HTTP port."),
        ("certificate", "The certificate is not trusted. Set OTEL_EXPORTER_OTLP_CERTIFICATE to the file of its authority."),
        ("corrupted frame", "The receiver does not use TLS. Write http in the endpoint."),
        ("SSL", "TLS fails. Check http or https in the endpoint, and the certificates."),
        ("answered 401", "The receiver wants credentials. Set OTEL_EXPORTER_OTLP_HEADERS, or send through a collector that signs requests."),
        ("answered 403", "The credentials do not permit it. Check the key or the role. AWS's OTLP endpoints want signed requests: use a collector."),
        ("gRPC status 16", "The receiver wants credentials. Set OTEL_EXPORTER_OTLP_HEADERS."),
        ("gRPC status 7", "The credentials do not permit it. Check the key in OTEL_EXPORTER_OTLP_HEADERS."),
        ("answered 404", "The path is wrong. To OTEL_EXPORTER_OTLP_ENDPOINT /v1/traces is added; nothing is added to the variable of one signal."),
        ("gRPC status 12", "The receiver does not receive this signal. Enable its pipeline in the collector, or disable the signal here."),
        ("answered 405", NoOtlp),
        ("answered 415", NoOtlp),
        ("answered 501", NoOtlp),
        ("answered 413", "The request is too large. Reduce OTEL_BSP_MAX_EXPORT_BATCH_SIZE, or raise the limit of the receiver."),
        ("answered 429", "The receiver refuses more. Give it more capacity, or sample fewer traces."),
        ("gRPC status 8", "The receiver refuses more. Give it more capacity, or sample fewer traces."),
        ("answered 503", "The receiver is not ready or overloaded. Look at its log."),
        ("gRPC status 14", "The receiver is not ready or overloaded. Look at its log."),
        (NoAnswer, "Check security groups, proxies and the load of the receiver. OTEL_EXPORTER_OTLP_TIMEOUT sets how long to wait."),
    ];

    /// <summary>The remedy, as sentences.</summary>
    /// <param name="failure">The message.</param>
    /// <param name="target">The receiver, or <see langword="null"/> when it does not receive OTLP.</param>
    public static string Find(string failure, OtlpTarget? target)
        => (target is null ? null : OtlpTargetHint.FindWrongPort(target))
            ?? (failure.Contains(OnlyGrpc, StringComparison.Ordinal) ? UseGrpc : null)
            ?? Array.Find(All, f => WithoutQuotation(failure).Contains(f.Part, StringComparison.Ordinal)).Remedy
            ?? "Look at the log of the receiver.";

    /// <summary>What a receiver wrote is quoted after a colon, and may contain any words.</summary>
    private static string WithoutQuotation(string failure) => failure.Split(": \"", 2)[0];
}
