namespace StandardObservability.Export.Otlp.Wire;

/// <summary>Reads how many items the response to an OTLP request rejects.</summary>
/// <remarks>Source: opentelemetry-proto, <c>collector/*/v1/*_service.proto</c>: <c>partial_success</c> (1), its <c>rejected_*</c> (1).</remarks>
internal static class PartialSuccess
{
    private const int PartialSuccessField = 1;
    private const int RejectedField = 1;

    /// <summary>The number of rejected items; 0 when the response has no partial success.</summary>
    public static long CountRejected(ReadOnlySpan<byte> response)
    {
        var fields = new ProtobufReader(response);
        while (fields.Next())
        {
            if (fields.Field == PartialSuccessField && fields.HasLength)
            {
                return ReadRejected(fields.Content);
            }
        }

        return 0;
    }

    private static long ReadRejected(ReadOnlySpan<byte> partialSuccess)
    {
        var fields = new ProtobufReader(partialSuccess);
        while (fields.Next())
        {
            if (fields.Field == RejectedField)
            {
                return (long)fields.Number;
            }
        }

        return 0;
    }
}
