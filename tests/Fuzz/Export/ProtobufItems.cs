namespace Fuzz.Export;

/// <summary>Counts items of an OTLP request by the numbers of the fields that lead to them. It shares no code with the library.</summary>
internal static class ProtobufItems
{
    private static readonly int[][] SpansOrRecords = [[1], [2], [2]];
    private static readonly int[][] Points = [[1], [2], [2], [5, 7, 9, 10, 11], [1]];

    public static long CountSpansOrRecords(ReadOnlySpan<byte> request) => Count(request, SpansOrRecords);

    public static long CountPoints(ReadOnlySpan<byte> request) => Count(request, Points);

    private static long Count(ReadOnlySpan<byte> message, ReadOnlySpan<int[]> path)
    {
        long count = 0;
        while (!message.IsEmpty && TryReadVarint(ref message, out var tag) && tag >> 3 is > 0 and <= int.MaxValue)
        {
            ulong length;
            switch (tag & 7)
            {
                case 0 when TryReadVarint(ref message, out _): length = 0; break;
                case 1: length = 8; break;
                case 2 when TryReadVarint(ref message, out length): break;
                case 5: length = 4; break;
                default: return count;
            }

            if (length > (ulong)message.Length)
            {
                return count;
            }

            if ((tag & 7) == 2 && path[0].Contains((int)(tag >> 3)))
            {
                count += path.Length == 1 ? 1 : Count(message[..(int)length], path[1..]);
            }

            message = message[(int)length..];
        }

        return count;
    }

    private static bool TryReadVarint(ref ReadOnlySpan<byte> message, out ulong value)
    {
        value = 0;
        for (var i = 0; i < 10 && i < message.Length; i++)
        {
            value |= (ulong)(message[i] & 0x7f) << (7 * i);
            if (message[i] < 0x80)
            {
                message = message[(i + 1)..];
                return true;
            }
        }

        return false;
    }
}
