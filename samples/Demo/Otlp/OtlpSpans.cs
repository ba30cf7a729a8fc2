using System.Text;

namespace Demo.Otlp;

/// <summary>Reads the spans of an <c>ExportTraceServiceRequest</c>.</summary>
/// <remarks>Source: opentelemetry-proto, trace/v1/trace.proto. The numbers are its field numbers.</remarks>
internal static class OtlpSpans
{
    public static List<ReceivedSpan> Read(ReadOnlySpan<byte> request)
    {
        var spans = new List<ReceivedSpan>();
        var reader = new ProtobufReader(request);
        while (reader.Next())
        {
            if (reader.Field == 1)
            {
                ReadResourceSpans(reader.Bytes, spans);
            }
        }

        return spans;
    }

    private static void ReadResourceSpans(ReadOnlySpan<byte> message, List<ReceivedSpan> spans)
    {
        // Fields may have any order, and every span needs the service name of the resource.
        var service = "";
        for (var reader = new ProtobufReader(message); reader.Next();)
        {
            if (reader.Field == 1)
            {
                service = ReadServiceName(reader.Bytes);
            }
        }

        for (var reader = new ProtobufReader(message); reader.Next();)
        {
            if (reader.Field == 2)
            {
                ReadScopeSpans(reader.Bytes, service, spans);
            }
        }
    }

    private static void ReadScopeSpans(ReadOnlySpan<byte> message, string service, List<ReceivedSpan> spans)
    {
        for (var reader = new ProtobufReader(message); reader.Next();)
        {
            if (reader.Field == 2)
            {
                spans.Add(ReadSpan(reader.Bytes, service));
            }
        }
    }

    private static ReceivedSpan ReadSpan(ReadOnlySpan<byte> message, string service)
    {
        var span = new ReceivedSpan(service, "", "", "", "", SpanKind.Unspecified, 0, 0, SpanStatus.Unset);
        for (var reader = new ProtobufReader(message); reader.Next();)
        {
            span = reader.Field switch
            {
                1 => span with { TraceId = Convert.ToHexStringLower(reader.Bytes) },
                2 => span with { SpanId = Convert.ToHexStringLower(reader.Bytes) },
                4 => span with { ParentId = Convert.ToHexStringLower(reader.Bytes) },
                5 => span with { Name = Encoding.UTF8.GetString(reader.Bytes) },
                6 => span with { Kind = (SpanKind)reader.Number },
                7 => span with { Start = reader.Number },
                8 => span with { End = reader.Number },
                15 => span with { Status = (SpanStatus)FindNumber(reader.Bytes, 3) },
                _ => span,
            };
        }

        return span;
    }

    private static string ReadServiceName(ReadOnlySpan<byte> resource)
    {
        for (var reader = new ProtobufReader(resource); reader.Next();)
        {
            if (reader.Field == 1 && FindBytes(reader.Bytes, 1).SequenceEqual("service.name"u8))
            {
                return Encoding.UTF8.GetString(FindBytes(FindBytes(reader.Bytes, 2), 1));
            }
        }

        return "";
    }

    private static ReadOnlySpan<byte> FindBytes(ReadOnlySpan<byte> message, int field)
    {
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == field)
            {
                return reader.Bytes;
            }
        }

        return default;
    }

    private static ulong FindNumber(ReadOnlySpan<byte> message, int field)
    {
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == field)
            {
                return reader.Number;
            }
        }

        return 0;
    }
}
