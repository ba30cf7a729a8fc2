namespace StandardObservability.Export.Otlp.Wire;

/// <summary>Counts the items of an OTLP request body, and the items that a response rejects.</summary>
/// <remarks>Source: opentelemetry-proto, <c>collector/*/v1/*_service.proto</c>: field 1 of each message used here.</remarks>
internal static class OtlpPayload
{
    private const int GrpcFrameHeader = 5;

    public static bool IsGrpc(HttpContent content)
        => content.Headers.ContentType?.MediaType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Spans, metric points or log records in a request.</summary>
    public static long CountItems(HttpContent content, OtlpSignal signal)
    {
        var body = content.ReadAsStream();
        body.Position = IsGrpc(content) ? Math.Min(GrpcFrameHeader, body.Length) : 0;

        // request -> resource_x (1) -> scope_x (2) -> span, metric or record (2)
        var items = signal == OtlpSignal.Metrics ? CountPoints(body) : CountAt(body, body.Length, 1, 2, 2);
        body.Position = 0;
        return items;
    }

    /// <summary>The number of items that <c>partial_success</c> of a response rejects; 0 when there is none.</summary>
    public static long CountRejected(Stream response)
    {
        var reader = new ProtobufReader(response, response.Length);
        while (reader.Next())
        {
            if (reader.Field == 1 && reader.EnterMessage() is { } end)
            {
                var partial = new ProtobufReader(response, end);
                while (partial.Next())
                {
                    if (partial.Field == 1)
                    {
                        return (long)(partial.ReadNumber() ?? 0);
                    }

                    if (!partial.Skip())
                    {
                        return 0;
                    }
                }

                return 0;
            }

            if (!reader.Skip())
            {
                return 0;
            }
        }

        return 0;
    }

    /// <summary>request -> resource_metrics (1) -> scope_metrics (2) -> metric (2) -> gauge, sum, histogram, exponential histogram or summary -> data_points (1)</summary>
    private static long CountPoints(Stream body)
    {
        long points = 0;
        foreach (var data in (ReadOnlySpan<int>)[5, 7, 9, 10, 11])
        {
            var start = body.Position;
            points += CountAt(body, body.Length, 1, 2, 2, data, 1);
            body.Position = start;
        }

        return points;
    }

    /// <summary>Counts the fields at the end of a path of field numbers.</summary>
    private static long CountAt(Stream body, long end, params ReadOnlySpan<int> path)
    {
        long found = 0;
        var reader = new ProtobufReader(body, end);
        while (reader.Next())
        {
            if (reader.Field == path[0] && path.Length > 1 && reader.EnterMessage() is { } inner)
            {
                found += CountAt(body, inner, path[1..]);
                body.Position = inner;
            }
            else
            {
                found += reader.Field == path[0] ? 1 : 0;
                if (!reader.Skip())
                {
                    break;
                }
            }
        }

        return found;
    }
}
