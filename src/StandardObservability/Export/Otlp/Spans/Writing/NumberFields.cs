using System.Globalization;

namespace StandardObservability.Export.Otlp.Spans.Writing;

/// <summary>Writes numbers, booleans, bytes and counts.</summary>
internal static class NumberFields
{
    /// <summary>Writes a boolean or a number as the field of a value that OTLP has for it.</summary>
    public static bool WriteNumber(this SpanBuffer to, object number)
    {
        switch (number)
        {
            case int integer:
                to.WriteInteger(integer);
                break;
            case long integer:
                to.WriteInteger(integer);
                break;
            case bool flag:
                to.WriteByte(ValueFields.Boolean);
                to.WriteByte(flag ? (byte)1 : (byte)0);
                break;
            case double or float:
                to.WriteFixed64(ValueFields.Double, BitConverter.DoubleToUInt64Bits(Convert.ToDouble(number, CultureInfo.InvariantCulture)));
                break;
            case ulong integer:
                to.WriteInteger((long)integer);
                break;
            default:
                to.WriteInteger(Convert.ToInt64(number, CultureInfo.InvariantCulture));
                break;
        }

        return true;
    }

    public static void WriteBytes(this SpanBuffer to, byte tag, ReadOnlySpan<byte> bytes)
    {
        to.WriteByte(tag);
        to.WriteVarint((ulong)bytes.Length);
        to.Write(bytes);
    }

    /// <summary>Writes a number of dropped items, if any was dropped.</summary>
    public static void WriteCount(this SpanBuffer to, byte tag, ulong count)
    {
        if (count > 0)
        {
            to.WriteByte(tag);
            to.WriteVarint(count);
        }
    }

    private static void WriteInteger(this SpanBuffer to, long value)
    {
        to.WriteByte(ValueFields.Integer);
        to.WriteVarint((ulong)value);
    }
}
