using System.Buffers;
using System.Text;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Redaction;
using StandardObservability.Redaction.Keys;

namespace StandardObservability.Export.Otlp.Wire;

/// <summary>Reads an OTLP request once: counts its items and rewrites it without its secrets, and with full names of exceptions.</summary>
/// <remarks>
/// Nothing is written, and nothing allocated, while nothing changes. A message that changes has another length, and so have all
/// messages around it: each level writes to a buffer of its own, and the level above writes the length first. Unchanged fields are
/// copied byte for byte. Not thread-safe.
/// <para>
/// To split a request by items, record <see cref="ProtobufReader.Start"/> and <see cref="ProtobufReader.End"/> of each item where it is
/// counted, and the same of the fields around it. A part is a range of items inside copies of these fields. Split after redaction.
/// </para>
/// </remarks>
/// <param name="policy">Finds the secrets.</param>
/// <param name="removed">Keys of the attributes that exemplars must not have.</param>
/// <param name="harmless">What earlier readers of the same policy have found unchanged.</param>
internal sealed class OtlpPayloadReader(RedactionPolicy policy, IReadOnlyList<byte[]>? removed = null, HarmlessFields? harmless = null)
{
    /// <summary>Deeper values are copied unread. OpenTelemetry's serializer nests three.</summary>
    private const int MaxDepth = 24;

    private const int KeyField = 1;

    /// <summary>
    /// Key of the node of a span in X-Ray, which is created from redacted attributes. <c>shop@db.eu-west-1.rds.amazonaws.com</c> looks like an
    /// e-mail address, and one marker would merge all databases of a trace map.
    /// </summary>
    private static readonly byte[] RemoteService = Encoding.UTF8.GetBytes(XRayAttributeNames.RemoteService);

    private readonly ArrayBufferWriter<byte>[] _levels = CreateLevels();
    private readonly HarmlessFields _harmless = harmless ?? new HarmlessFields();
    private long _items;
    private bool _isMalformed;
    private OtlpSignal _signal;

    /// <summary>The fields that were found unchanged, for a next reader.</summary>
    public HarmlessFields Harmless => _harmless;

    /// <summary>Reads a request. One that is not protobuf has no secrets, and only the items before the malformed bytes.</summary>
    public OtlpPayload Read(ReadOnlySpan<byte> request, OtlpSignal signal)
    {
        (_items, _isMalformed, _signal) = (0, false, signal);
        var isChanged = TryRewrite(request, OtlpMessageDescriptor.ForRequest(signal), depth: 0) && !_isMalformed;
        return new OtlpPayload { Items = _items, IsChanged = isChanged, Changed = isChanged ? _levels[0].WrittenSpan : default };
    }

    /// <summary>Writes a message to the buffer of its level if something in it changes.</summary>
    private bool TryRewrite(ReadOnlySpan<byte> message, OtlpMessageDescriptor type, int depth)
    {
        var copied = 0;
        var isChanged = false;
        var reader = new ProtobufReader(message);
        while (depth < MaxDepth && reader.Next())
        {
            if (!reader.HasLength || type.Field(reader.Field) is not { } fieldType
                || (!type.DecidesAboutFields && IsHarmless(fieldType, reader.Content, depth + 1)))
            {
                continue;
            }

            if (ReferenceEquals(fieldType, OtlpMessageDescriptor.Key))
            {
                var isNode = _signal == OtlpSignal.Traces && reader.Content.SequenceEqual(RemoteService);
                if (isNode || TryHideValue(message, reader.Content, depth))
                {
                    return !isNode;
                }
            }
            else if (IsRemoved(type, reader.Content) is var isRemoved && (isRemoved || TryChange(message, reader.Content, type, fieldType, depth + 1)))
            {
                WriteChanged(isChanged ? _levels[depth] : Empty(depth), message[copied..reader.Start], reader.Field, isRemoved ? null : _levels[depth + 1]);
                (copied, isChanged) = (reader.End, true);
            }
        }

        _isMalformed |= reader.IsMalformed;
        if (isChanged)
        {
            _levels[depth].Write(message[copied..]);
        }

        return isChanged;
    }

    private bool TryChange(ReadOnlySpan<byte> message, ReadOnlySpan<byte> content, OtlpMessageDescriptor type, OtlpMessageDescriptor fieldType, int depth)
        => (type.HasExceptions && ExceptionTypeAttribute.TryQualify(message, content, _levels[depth]))
            || (!(type.DecidesAboutFields && IsHarmless(fieldType, content, depth)) && TryRewriteField(content, fieldType, depth));

    /// <summary>Whether an attribute of an exemplar is left out.</summary>
    private bool IsRemoved(OtlpMessageDescriptor type, ReadOnlySpan<byte> attribute)
    {
        if (removed is null || !type.IsExemplar)
        {
            return false;
        }

        var reader = new ProtobufReader(attribute);
        while (reader.Next())
        {
            if (reader.Field == KeyField && reader.HasLength)
            {
                return Contains(removed, reader.Content);
            }
        }

        return false;
    }

    private static bool Contains(IReadOnlyList<byte[]> keys, ReadOnlySpan<byte> key)
    {
        foreach (var known in keys)
        {
            if (key.SequenceEqual(known))
            {
                return true;
            }
        }

        return false;
    }

    private bool TryHideValue(ReadOnlySpan<byte> attribute, ReadOnlySpan<byte> key, int depth)
        => policy.FindSecrecy(key) is not KeySecrecy.None and var secrecy && SecretAttribute.TryHideValue(attribute, secrecy, Empty(depth));

    private bool TryRewriteField(ReadOnlySpan<byte> content, OtlpMessageDescriptor type, int depth)
    {
        _items += type.IsItem ? 1 : 0;
        var hasItems = type.ContainsItems || type.HasExceptions || (removed is not null && (type.IsItem || type.IsExemplar));
        return !policy.IsEnabled ? hasItems && TryRewrite(content, type, depth)
            : TryRewriteEnabled(content, type, depth);
    }

    private bool TryRewriteEnabled(ReadOnlySpan<byte> content, OtlpMessageDescriptor type, int depth)
    {
        if (ReferenceEquals(type, OtlpMessageDescriptor.Text) ? policy.TryRedact(content, Empty(depth)) : TryRewrite(content, type, depth))
        {
            return true;
        }

        if (type.Repeats != RepeatedField.None && !_isMalformed)
        {
            _harmless.Add(content, Kind(type, depth));
        }

        return false;
    }

    /// <summary>Whether a text or an attribute was found unchanged before.</summary>
    private bool IsHarmless(OtlpMessageDescriptor type, ReadOnlySpan<byte> content, int depth)
        => type.Repeats != RepeatedField.None && policy.IsEnabled && _harmless.Contain(content, Kind(type, depth));

    /// <summary>What decides besides the content: a value that is nested too deeply is not read.</summary>
    private int Kind(OtlpMessageDescriptor type, int depth) => ((((int)_signal * (MaxDepth + 1)) + depth) * 4) + (int)type.Repeats;

    private static void WriteChanged(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> unchanged, int field, ArrayBufferWriter<byte>? content)
    {
        to.Write(unchanged);
        if (content is not null)
        {
            ProtobufWriter.WriteField(to, field, content.WrittenSpan);
        }
    }

    private static ArrayBufferWriter<byte>[] CreateLevels()
    {
        var levels = new ArrayBufferWriter<byte>[MaxDepth + 1];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = new();
        }

        return levels;
    }

    private ArrayBufferWriter<byte> Empty(int depth)
    {
        _levels[depth].ResetWrittenCount();
        return _levels[depth];
    }
}
