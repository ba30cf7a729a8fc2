using System.Globalization;

namespace StandardObservability.Conventions.Tracing.Calls;

/// <summary>Status codes of gRPC by number.</summary>
/// <remarks>Source: gRPC, "Status codes and their use in gRPC"; OpenTelemetry semantic conventions 1.40, "gRPC".</remarks>
internal static class GrpcStatusCodes
{
    private static readonly string[] Names =
    [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
    ];

    /// <summary>The name of a code, or the code itself when gRPC does not define it.</summary>
    public static string Name(string code)
        => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < Names.Length ? Names[number] : code;

    /// <summary>Whether the server is responsible for the failure.</summary>
    public static bool IsServerError(string code) => code is "2" or "4" or "12" or "13" or "14" or "15";

    /// <summary>Whether the call failed for the client.</summary>
    public static bool IsClientError(string code) => code != "0";
}
