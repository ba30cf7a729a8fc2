namespace StandardObservability.Export.Otlp.Failures;

/// <summary>What to do about an export that fails, by a part of its message.</summary>
/// <remarks>
/// Event 600, the doctor and the table in docs/troubleshooting.md have these texts. Numbers of gRPC: the specification of its status codes.
/// Other texts are those of .NET and of this library.
/// </remarks>
internal static class FailureRemedy
{
    public const string NoAnswer = "the receiver did not answer in time";

    public const string Unknown = "Look at the log of the receiver.";

    /// <summary>The first cause whose part a message contains is the one.</summary>
    public static readonly FailureCause[] Causes =
    [
        new(
            "Nothing listens at this address. Start the collector or agent, or correct the endpoint. "
            + "In a container, localhost is the container itself, on ECS the task.",
            "Connection refused",
            "actively refused"),
        new("The host name cannot be resolved. Correct it, or check DNS and the names of services in this network.", "not known", "No such host"),
        new(
            "The receiver does not understand gRPC, or it uses TLS. Set OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf, use its gRPC port, or write https "
            + "in the endpoint.",
            "HTTP/2",
            "no application protocol"),
        new(
            "The receiver closed the connection. Port 4317 usually receives gRPC, and 4318 http/protobuf. If it uses TLS, write https in the endpoint.",
            "response ended prematurely"),
        new("The receiver does not answer with HTTP/1.1. Set OTEL_EXPORTER_OTLP_PROTOCOL=grpc, or use its HTTP port.", "invalid status line"),
        new("The certificate is for another host name. Write a name of the certificate in the endpoint.", "CertificateNameMismatch"),
        new("The certificate has expired, or is not valid yet. Renew it, and check the clock of this machine.", "NotTimeValid"),
        new(
            "The receiver wants a certificate of this service. Set OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE and OTEL_EXPORTER_OTLP_CLIENT_KEY.",
            "certificate required"),
        new("The certificate is not trusted. Set OTEL_EXPORTER_OTLP_CERTIFICATE to the file of its authority.", "certificate"),
        new("The receiver does not use TLS. Write http in the endpoint.", "corrupted frame"),
        new("TLS fails. Check http or https in the endpoint, and the certificates.", "SSL", "unexpected EOF"),
        new(
            "The receiver wants credentials. Set OTEL_EXPORTER_OTLP_HEADERS, or send through a collector that signs requests.",
            "answered 401",
            "gRPC status 16"),
        new(
            "The credentials do not permit it. Check the key or the role. AWS's OTLP endpoints want signed requests: use a collector.",
            "answered 403",
            "gRPC status 7"),
        new(
            "The path is wrong, or another program listens at this address. To OTEL_EXPORTER_OTLP_ENDPOINT /v1/traces is added; nothing is added to the "
            + "variable of one signal.",
            "answered 404"),
        new("The receiver does not receive this signal. Enable its pipeline in the collector, or disable the signal here.", "gRPC status 12"),
        new(
            "Another program listens at this address, or one that does not receive OTLP over HTTP. Correct the endpoint.",
            "answered 405",
            "answered 415",
            "answered 501"),
        new("The request is too large. Reduce OTEL_BSP_MAX_EXPORT_BATCH_SIZE, or raise the limit of the receiver.", "answered 413"),
        new("The receiver refuses more. Give it more capacity, or sample fewer traces.", "answered 429", "gRPC status 8"),
        new("The receiver is not ready or overloaded. Look at its log.", "answered 503", "gRPC status 14"),
        new("Check security groups, proxies and the load of the receiver. OTEL_EXPORTER_OTLP_TIMEOUT sets how long to wait.", NoAnswer),
        new("Check that the CloudWatch agent runs at this address and reads what it receives.", "the agent did not answer in time"),
    ];

    /// <summary>What servers answer at the port of another protocol: ASP.NET Core, Go and nginx. It is in the quotation.</summary>
    public static readonly FailureCause[] Answers =
    [
        new("The receiver only understands gRPC. Set OTEL_EXPORTER_OTLP_PROTOCOL=grpc, or use its HTTP port.", "HTTP/2 only endpoint"),
        new("The receiver uses TLS. Write https in the endpoint.", "HTTP request to an HTTPS server", "HTTP request was sent to HTTPS port"),
    ];

    /// <summary>The remedy, as sentences.</summary>
    /// <param name="failure">The message.</param>
    /// <param name="target">The receiver, or <see langword="null"/> when it does not receive OTLP.</param>
    public static string Find(string failure, OtlpTarget? target)
        => (target is null ? null : OtlpTargetHint.FindWrongPort(target))
            ?? Array.Find(Answers, c => c.Matches(failure))?.Remedy
            ?? Array.Find(Causes, c => c.Matches(WithoutQuotation(failure)))?.Remedy
            ?? Unknown;

    /// <summary>What a receiver wrote is quoted after a colon, and may contain any words.</summary>
    private static string WithoutQuotation(string failure) => failure.Split(": \"", 2)[0];
}
