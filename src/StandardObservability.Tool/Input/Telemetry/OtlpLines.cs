namespace StandardObservability.Tool.Input.Telemetry;

/// <summary>Lines of a file, one in memory at a time.</summary>
internal static class OtlpLines
{
    /// <summary>Bytes of the longest line. Collectors limit a request to 4 or 20 MB.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>The lines with their numbers from 1. The memory of a line is valid until the next one is read.</summary>
    /// <exception cref="ToolException">A line is too long.</exception>
    public static IEnumerable<(int Number, ReadOnlyMemory<byte> Line)> Read(Stream stream, string shown)
    {
        var buffer = new byte[64 * 1024];
        var (start, end, number) = (0, 0, 1);
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                yield return (number++, buffer.AsMemory(start, length));
                start += length + 1;
                continue;
            }

            buffer = MakeRoom(buffer, ref start, ref end, number, shown);
            var read = stream.Read(buffer, end, buffer.Length - end);
            end += read;
            if (read == 0)
            {
                yield return (number, buffer.AsMemory(start, end - start));
                yield break;
            }
        }
    }

    private static byte[] MakeRoom(byte[] buffer, ref int start, ref int end, int number, string shown)
    {
        if (end - start >= MaxBytes)
        {
            throw new ToolException(
                $"Line {number} of {shown} is longer than {MaxBytes} bytes.",
                "Telemetry is read line by line, one export request a line.",
                "Pass a file of the OTLP file exporter, or export smaller batches.");
        }

        var target = end - start == buffer.Length ? new byte[buffer.Length * 2] : buffer;
        buffer.AsSpan(start, end - start).CopyTo(target);
        (start, end) = (0, end - start);
        return target;
    }
}
