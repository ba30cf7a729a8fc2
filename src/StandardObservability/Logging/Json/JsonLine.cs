using StandardObservability.Logging.Properties;
using StandardObservability.Logging.Templates;
using StandardObservability.Text;

namespace StandardObservability.Logging.Json;

/// <summary>A line of JSON while it is written: which names it has, and where its longer texts stand, so that it can be shortened.</summary>
internal sealed class JsonLine(Utf8Buffer line)
{
    /// <summary>Texts are shortened to no less, in bytes.</summary>
    public const int LeastText = 64;

    /// <summary>Most fields that Logs Insights discovers in one event are 200; the fixed ones need some of them.</summary>
    public const int MaxFields = 170;

    /// <summary>Fields of the line's own that may be left out: template and scopes.</summary>
    private const int OwnFields = 2;

    private readonly List<TextSpan> _texts = [];
    private readonly JsonField[] _fields = new JsonField[MaxFields + OwnFields];
    private readonly List<PropertyName> _names = [];

    /// <summary>A bit for each name; where a name's bit is not set, the name is new.</summary>
    private ulong _bits;

    /// <summary>Names that are in the line besides.</summary>
    private PropertyName[] _callNames = [];
    private int _fieldCount;
    private int _maxBytes;

    public Utf8Buffer Bytes { get; } = line;

    public IReadOnlyList<TextSpan> Texts => _texts;

    public ReadOnlySpan<JsonField> Fields => _fields.AsSpan(0, _fieldCount);

    /// <summary>Whether so much stands already, of this field or of all, that more items of a collection could not stay.</summary>
    public bool IsOverfull => Bytes.Length - (_fieldCount > 0 ? _fields[_fieldCount - 1].Start : 0) > _maxBytes || IsFarTooLong;

    /// <summary>Whether hardly any more text could stay: memory has an end too.</summary>
    private bool IsFarTooLong => Bytes.Length > 8 * _maxBytes;

    /// <summary>Begins a line; the one before has been cleared.</summary>
    public void Begin(int maxBytes) => _maxBytes = maxBytes;

    public void Clear()
    {
        Bytes.CutTo(0);
        _texts.Clear();
        _fieldCount = 0;
        _names.Clear();
        _callNames = [];
        _bits = 0;
    }

    /// <summary>Begins a field of the caller's by its key.</summary>
    /// <returns><see langword="false"/>, when the name has been written before or there are too many.</returns>
    public bool TryBegin(PropertyName name)
    {
        if (_fieldCount >= MaxFields || !IsNew(name))
        {
            return false;
        }

        _names.Add(name);
        Begin(name.Json);
        return true;
    }

    /// <summary>All fields of a call are new, since they come first; each still has to begin by its key.</summary>
    public void Take(PropertyLayout shape)
    {
        _callNames = shape.Names;
        _bits = shape.Bits;
    }

    /// <summary>Begins a field that may be left out.</summary>
    public void Begin(Utf8Fragment key)
    {
        _fields[_fieldCount++] = new JsonField(Bytes.Length, _texts.Count);
        Bytes.Raw(key);
    }

    /// <summary>A field of the line's own that is JSON already.</summary>
    /// <param name="field">Key and text.</param>
    /// <param name="text">Where its text begins.</param>
    public void Field(Utf8Fragment field, int text)
    {
        var start = Bytes.Length + text;
        Begin(field);
        Remember(start);
    }

    public void Text(Utf8Fragment key, ReadOnlySpan<char> text)
    {
        Bytes.Raw(key);
        Text(text);
    }

    /// <summary>A JSON string. Where the line is far too long already, no more of it than could stay.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        var start = Bytes.Length;
        if (IsFarTooLong && text.Length > 2 * LeastText)
        {
            text = text[..(char.IsHighSurrogate(text[(2 * LeastText) - 1]) ? (2 * LeastText) - 1 : 2 * LeastText)];
        }

        Bytes.String(text);
        Remember(start);
    }

    /// <summary>A JSON string that was written before.</summary>
    public void Json(ReadOnlySpan<byte> text)
    {
        var start = Bytes.Length;
        Bytes.Raw(text);
        Remember(start);
    }

    /// <summary>Writes again what stands there, as a JSON string or as it is.</summary>
    public void Again(TextSpan there, bool asString)
    {
        if (!asString)
        {
            Bytes.Again(there.Start, there.Length);
            return;
        }

        var start = Bytes.Length;
        Bytes.Raw((byte)'"');
        Bytes.Again(there.Start, there.Length);
        Bytes.Raw((byte)'"');
        Remember(start);
    }

    /// <summary>Notes that a JSON string stands from there to the end.</summary>
    public void Remember(int start)
    {
        if (Bytes.Length - start > LeastText)
        {
            _texts.Add(new TextSpan(start + 1, Bytes.Length - 1));
        }
    }

    private bool IsNew(PropertyName name)
    {
        if ((_bits & name.Bit) == 0)
        {
            _bits |= name.Bit;
            return true;
        }

        return !_names.Exists(name.IsSameField) && !Array.Exists(_callNames, name.IsSameField);
    }
}
