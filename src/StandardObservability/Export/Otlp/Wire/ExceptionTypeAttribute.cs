using System.Buffers;

namespace StandardObservability.Export.Otlp.Wire;

/// <summary>
/// Writes the namespace of an exception's type in <c>exception.type</c> of a log record, so that the type is the same text in all signals.
/// </summary>
/// <remarks>
/// OpenTelemetry's exporter writes the name without the namespace. The stack trace of the same record, which <see cref="Exception.ToString"/>
/// wrote, begins with the full name. Source: OpenTelemetry semantic conventions, "Exceptions in logs": the fully qualified name.
/// </remarks>
internal static class ExceptionTypeAttribute
{
    private const int AttributesField = 6;
    private const int ValueField = 2;
    private const int StringField = 1;

    /// <summary>Writes the attribute with the full name.</summary>
    /// <param name="record">The log record.</param>
    /// <param name="attribute">One of its attributes.</param>
    /// <param name="to">Gets the new attribute.</param>
    /// <returns><see langword="false"/>, and nothing is written, for another attribute, and if the full name is not known.</returns>
    public static bool TryQualify(ReadOnlySpan<byte> record, ReadOnlySpan<byte> attribute, ArrayBufferWriter<byte> to)
    {
        if (!TryReadText(attribute, Type, out var name) || FindFullName(record, name) is not { IsEmpty: false } fullName)
        {
            return false;
        }

        to.ResetWrittenCount();
        var value = new ArrayBufferWriter<byte>(fullName.Length + 8);
        ProtobufWriter.WriteField(value, StringField, fullName);
        to.Write(Type);
        ProtobufWriter.WriteField(to, ValueField, value.WrittenSpan);
        return true;
    }

    /// <summary>The field <c>key</c> (1) of an attribute: tag, length and text.</summary>
    private static ReadOnlySpan<byte> Type => "\n\u000eexception.type"u8;

    private static ReadOnlySpan<byte> StackTrace => "\n\u0014exception.stacktrace"u8;

    private static ReadOnlySpan<byte> FindFullName(ReadOnlySpan<byte> record, ReadOnlySpan<byte> name)
    {
        var reader = new ProtobufReader(record);
        while (reader.Next())
        {
            if (reader.Field == AttributesField && reader.HasLength && TryReadText(reader.Content, StackTrace, out var text))
            {
                var end = text.IndexOfAny(":\r\n"u8);
                var fullName = end < 0 ? text : text[..end];
                return IsQualified(fullName, name) ? fullName : default;
            }
        }

        return default;
    }

    /// <summary>Whether a full name has this name after a namespace or an outer type. Type arguments may follow: <c>Failure`1[System.Int32]</c>.</summary>
    private static bool IsQualified(ReadOnlySpan<byte> fullName, ReadOnlySpan<byte> name)
    {
        var arguments = fullName.IndexOf((byte)'[');
        var type = arguments < 0 ? fullName : fullName[..arguments];
        return name.Length > 0
            && type.Length > name.Length
            && type.EndsWith(name)
            && type[^(name.Length + 1)] is (byte)'.' or (byte)'+'
            && !type.Contains((byte)' ');
    }

    private static bool TryReadText(ReadOnlySpan<byte> attribute, ReadOnlySpan<byte> key, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!attribute.StartsWith(key))
        {
            return false;
        }

        var reader = new ProtobufReader(attribute);
        while (reader.Next())
        {
            if (reader.Field == ValueField && reader.HasLength)
            {
                var value = new ProtobufReader(reader.Content);
                if (value.Next() && value.Field == StringField && value.HasLength)
                {
                    text = value.Content;
                    return true;
                }
            }
        }

        return false;
    }
}
