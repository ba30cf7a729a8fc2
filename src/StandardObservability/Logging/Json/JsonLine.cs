using System.Runtime.InteropServices;
using StandardObservability.Logging.Properties;
using StandardObservability.Logging.Templates;
using StandardObservability.Text;

namespace StandardObservability.Logging.Json;

/// <summary>A JSON line while it is written. It tracks field names, which must be unique, and positions of long texts, which can be truncated.</summary>
internal sealed class JsonLine(Utf8Buffer line)
{
    /// <summary>Minimum length, in bytes, of a truncated text.</summary>
    public const int MinTextBytes = 64;

    /// <summary>Fields besides the properties that can be omitted: template and scopes.</summary>
    private const int OwnFields = 2;

    private readonly ValueList<TextSpan> _texts = new();
    private readonly JsonField[] _fields = new JsonField[PropertyLayout.MaxFields + OwnFields];
    private readonly List<PropertyName> _names = [];

    /// <summary>The <see cref="PropertyName.HashBit"/> of all names. A name whose bit is not set is new.</summary>
    private ulong _nameBits;

    /// <summary>Names of the call's own properties, which are not in <see cref="_names"/>.</summary>
    private PropertyName[] _callNames = [];
    private int _fieldCount;
    private int _maxBytes;

    public Utf8Buffer Bytes { get; } = line;

    /// <summary>Whether fields or items were omitted because there are too many.</summary>
    public bool IsIncomplete { get; set; }

    public ValueList<TextSpan> Texts => _texts;

    public ReadOnlySpan<JsonField> Fields => _fields.AsSpan(0, _fieldCount);

    /// <summary>Whether the current field or the line is already so long that more items of a collection would be omitted again.</summary>
    public bool ExceedsMaxLength => Bytes.Length - (_fieldCount > 0 ? _fields[_fieldCount - 1].Start : 0) > _maxBytes || IsFarTooLong;

    /// <summary>Whether the line is so much too long that more text only costs memory.</summary>
    private bool IsFarTooLong => Bytes.Length > 8 * _maxBytes;

    /// <summary>Starts a line. The buffer is empty.</summary>
    public void Begin(int maxBytes) => _maxBytes = maxBytes;

    /// <summary>Forgets the fields of the line; the bytes are cleared by the owner of the buffer.</summary>
    public void Clear()
    {
        _texts.Clear();
        _fieldCount = 0;
        IsIncomplete = false;
        _names.Clear();
        _callNames = [];
        _nameBits = 0;
    }

    /// <summary>Writes the key of a property, unless its name is already used or the line has too many fields.</summary>
    public bool TryBeginProperty(PropertyName name)
    {
        if (!IsNew(name))
        {
            return false;
        }

        if (_fieldCount >= PropertyLayout.MaxFields)
        {
            IsIncomplete = true;
            return false;
        }

        _names.Add(name);
        BeginField(name.JsonKey);
        return true;
    }

    /// <summary>Reserves the names of the call's own properties. They are written first, so all are new; the caller begins each field.</summary>
    public void ReserveNames(PropertyLayout layout)
    {
        _callNames = layout.Names;
        _nameBits = layout.HashBits;
    }

    /// <summary>Writes the key of a field that can be omitted.</summary>
    public void BeginField(Utf8Fragment key)
    {
        _fields[_fieldCount++] = new JsonField(Bytes.Length, _texts.Count);
        Bytes.Raw(key);
    }

    /// <summary>Writes a complete field that can be omitted.</summary>
    /// <param name="field">Key and JSON string.</param>
    /// <param name="valueStart">Index of the JSON string in the field.</param>
    public void WriteField(Utf8Fragment field, int valueStart)
    {
        var start = Bytes.Length + valueStart;
        BeginField(field);
        TrackText(start);
    }

    public void WriteText(Utf8Fragment key, ReadOnlySpan<char> text)
    {
        Bytes.Raw(key);
        WriteText(text);
    }

    /// <summary>Writes a JSON string. In a line that is far too long it writes only the text that may remain.</summary>
    public void WriteText(ReadOnlySpan<char> text)
    {
        var start = Bytes.Length;
        if (IsFarTooLong && text.Length > 2 * MinTextBytes)
        {
            text = text[..(char.IsHighSurrogate(text[(2 * MinTextBytes) - 1]) ? (2 * MinTextBytes) - 1 : 2 * MinTextBytes)];
        }

        Bytes.String(text);
        TrackText(start);
    }

    /// <summary>Writes a copy of a part of the line, either with quotes or unchanged.</summary>
    public void WriteCopy(TextSpan source, bool asString)
    {
        if (!asString)
        {
            Bytes.Copy(source);
            return;
        }

        var start = Bytes.Length;
        Bytes.Raw((byte)'"');
        Bytes.Copy(source);
        Bytes.Raw((byte)'"');
        TrackText(start);
    }

    /// <summary>Stores the position of a JSON string that ends the line so far, when it is long enough to be truncated.</summary>
    public void TrackText(int start)
    {
        if (Bytes.Length - start > MinTextBytes)
        {
            _texts.Add(new TextSpan(start + 1, Bytes.Length - 1));
        }
    }

    private bool IsNew(PropertyName name)
    {
        if ((_nameBits & name.HashBit) == 0)
        {
            _nameBits |= name.HashBit;
            return true;
        }

        return !Contains(CollectionsMarshal.AsSpan(_names), name) && !Contains(_callNames, name);
    }

    private static bool Contains(ReadOnlySpan<PropertyName> names, PropertyName name)
    {
        // A predicate would be allocated.
        foreach (var other in names)
        {
            if (name.IsSameField(other))
            {
                return true;
            }
        }

        return false;
    }
}
