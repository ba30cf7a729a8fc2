namespace InstructionCounts.Requests.Overhead;

/// <summary>Counts the spans or log records of an OTLP request: the members with number 2 of the members 2 of the members 1.</summary>
internal static class OtlpItems
{
    private static readonly int[] Path = [1, 2, 2];

    public static int Count(ReadOnlySpan<byte> message) => Count(message, depth: 0);

    private static int Count(ReadOnlySpan<byte> message, int depth)
    {
        if (depth == Path.Length)
        {
            return 1;
        }

        var items = 0;
        while (message.Length > 0)
        {
            var tag = ReadNumber(ref message);
            if ((tag & 7) != 2)
            {
                // Only texts and messages are members of what surrounds spans and records.
                throw new InvalidOperationException("Not an OTLP request.");
            }

            var length = ReadNumber(ref message);
            items += tag >> 3 == Path[depth] ? Count(message[..length], depth + 1) : 0;
            message = message[length..];
        }

        return items;
    }

    private static int ReadNumber(ref ReadOnlySpan<byte> message)
    {
        var (value, shift) = (0, 0);
        while (true)
        {
            var next = message[0];
            message = message[1..];
            value |= (next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }

            shift += 7;
        }
    }
}
