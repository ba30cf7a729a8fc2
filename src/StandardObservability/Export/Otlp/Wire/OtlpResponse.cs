using System.Text;

namespace StandardObservability.Export.Otlp.Wire;

/// <summary>Reads the responses to OTLP requests.</summary>
/// <remarks>
/// Sources: opentelemetry-proto, <c>collector/*/v1/*_service.proto</c>: <c>partial_success</c> (1), its <c>rejected_*</c> (1);
/// <c>google/rpc/status.proto</c>: <c>message</c> (2).
/// </remarks>
internal static class OtlpResponse
{
    private const int PartialSuccessField = 1;
    private const int RejectedField = 1;
    private const int ErrorMessageField = 2;
    private const int StatusMessageField = 2;

    /// <summary>The number of rejected items and the reason; 0 when the response has no partial success.</summary>
    public static (long Rejected, string Message) ReadPartialSuccess(ReadOnlySpan<byte> response)
    {
        var fields = new ProtobufReader(response);
        while (fields.Next())
        {
            if (fields.Field == PartialSuccessField && fields.HasLength)
            {
                return ReadFields(fields.Content);
            }
        }

        return (0, string.Empty);
    }

    /// <summary>The message of the status that a receiver returns for a refused request; empty without a message.</summary>
    public static string FindStatusMessage(ReadOnlySpan<byte> status)
    {
        var fields = new ProtobufReader(status);
        while (fields.Next())
        {
            if (fields.Field == StatusMessageField && fields.HasLength)
            {
                return Encoding.UTF8.GetString(fields.Content);
            }
        }

        return string.Empty;
    }

    private static (long Rejected, string Message) ReadFields(ReadOnlySpan<byte> partialSuccess)
    {
        var (rejected, message) = (0L, string.Empty);
        var fields = new ProtobufReader(partialSuccess);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case RejectedField: rejected = (long)fields.Number; break;
                case ErrorMessageField when fields.HasLength: message = Encoding.UTF8.GetString(fields.Content); break;
            }
        }

        return (rejected, message);
    }
}
