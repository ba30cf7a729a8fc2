using System.Buffers;
using System.Text;
using StandardObservability.Redaction;

namespace StandardObservability.Export.Otlp.Wire;

/// <summary>Rewrites OTLP requests without their secrets. Nothing is written, and nothing allocated, while none is found.</summary>
/// <remarks>
/// A message that changes has another length, and so have all around it: each level writes to a buffer of its own, and the level
/// above puts the length in front. What lies between is copied byte for byte. Not thread-safe.
/// </remarks>
internal sealed class OtlpRedactor(RedactionPolicy policy)
{
    /// <summary>Values within values deeper than this are copied as they are; OpenTelemetry's serializer writes three.</summary>
    private const int MaxDepth = 24;

    private const int LengthDelimited = 2;
    private const int KeyField = 1;
    private const int ValueField = 2;
    private const int TextField = 1;
    private const int SwitchField = 2;

    private static readonly byte[] Marker = Encoding.UTF8.GetBytes(RedactionPolicy.KeyMarker);

    private readonly ArrayBufferWriter<byte>[] _levels = [.. Enumerable.Range(0, MaxDepth + 1).Select(static _ => new ArrayBufferWriter<byte>())];
    private bool _isMalformed;

    /// <summary>The request without its secrets, valid until the next call.</summary>
    /// <returns><see langword="false"/> when there are none, or when the bytes are no protobuf.</returns>
    public bool TryRedact(ReadOnlySpan<byte> request, OtlpSignal signal, out ReadOnlySpan<byte> redacted)
    {
        _isMalformed = false;
        var changed = Rewrite(request, OtlpMessage.ForRequest(signal), depth: 0) && !_isMalformed;
        redacted = changed ? _levels[0].WrittenSpan : default;
        return changed;
    }

    /// <summary>Writes a message to the buffer of its level when something in it changes.</summary>
    private bool Rewrite(ReadOnlySpan<byte> message, OtlpMessage shape, int depth)
    {
        var copied = -1;
        var fields = new ProtobufFields(message);
        while (depth < MaxDepth && fields.Next())
        {
            if (fields.HasLength && shape.Field(fields.Number) is { } inner && RewriteField(fields.Content, inner, depth + 1))
            {
                var to = copied < 0 ? Empty(depth) : _levels[depth];
                to.Write(message[Math.Max(copied, 0)..fields.Start]);
                Write(to, fields.Number, _levels[depth + 1].WrittenSpan);
                copied = fields.End;
            }
        }

        _isMalformed |= fields.IsMalformed;
        if (copied >= 0)
        {
            _levels[depth].Write(message[copied..]);
        }

        return copied >= 0;
    }

    private bool RewriteField(ReadOnlySpan<byte> content, OtlpMessage shape, int depth)
        => ReferenceEquals(shape, OtlpMessage.Text) ? policy.TryRedact(content, Empty(depth))
        : ReferenceEquals(shape, OtlpMessage.KeyValue) && HasSecretKey(content) ? Hide(content, depth)
        : Rewrite(content, shape, depth);

    private bool HasSecretKey(ReadOnlySpan<byte> keyValue)
    {
        var fields = new ProtobufFields(keyValue);
        while (fields.Next())
        {
            if (fields.Number == KeyField && fields.HasLength)
            {
                return policy.IsSecretKey(fields.Content);
            }
        }

        return false;
    }

    /// <summary>Puts a marker in place of a value, whatever its type.</summary>
    private bool Hide(ReadOnlySpan<byte> keyValue, int depth)
    {
        var fields = new ProtobufFields(keyValue);
        while (fields.Next())
        {
            if (fields.Number == ValueField && fields.HasLength && IsSecret(fields.Content))
            {
                var value = Empty(MaxDepth);
                Write(value, TextField, Marker);
                var to = Empty(depth);
                to.Write(keyValue[..fields.Start]);
                Write(to, ValueField, value.WrittenSpan);
                to.Write(keyValue[fields.End..]);
                return true;
            }
        }

        return false;
    }

    /// <summary>Nothing, a switch and what was hidden before are no secrets.</summary>
    private static bool IsSecret(ReadOnlySpan<byte> anyValue)
    {
        var fields = new ProtobufFields(anyValue);
        return fields.Next() && fields.Number switch
        {
            TextField => !fields.Content.IsEmpty && !fields.Content.SequenceEqual(Marker),
            SwitchField => false,
            _ => true,
        };
    }

    private ArrayBufferWriter<byte> Empty(int depth)
    {
        _levels[depth].ResetWrittenCount();
        return _levels[depth];
    }

    private static void Write(ArrayBufferWriter<byte> to, int field, ReadOnlySpan<byte> content)
    {
        WriteVarint(to, ((uint)field << 3) | LengthDelimited);
        WriteVarint(to, (uint)content.Length);
        to.Write(content);
    }

    private static void WriteVarint(ArrayBufferWriter<byte> to, uint value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            to.Write([(byte)(value | 0x80)]);
        }

        to.Write([(byte)value]);
    }
}
