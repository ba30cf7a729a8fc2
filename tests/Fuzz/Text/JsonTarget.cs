using System.Globalization;
using System.Text;
using System.Text.Json;
using StandardObservability.Text;

namespace Fuzz.Text;

/// <summary>Reads JSON from outside, and writes text and numbers as JSON.</summary>
internal sealed class JsonTarget : FuzzTarget
{
    public override string Name => "json";

    public override string Invariant => "any JSON is read without an exception; a text and a number are read back unchanged; no control character is written";

    public override IEnumerable<byte[]> Seeds =>
    [
        [.. """{"a":{"b":[1,"two",null,true,1e5,-0.0]},"\ud800":"\udc00","n":12345678901234567890,"t":253402300799.9}"""u8],
        [.. "[[[[]]]]"u8],
        [.. "\"\\u0000\u001b\u2028\u202e\""u8],
        [0, 0, 0, 0, 0, 0, 0xf0, 0x3f],
    ];

    public override IEnumerable<string> Words => ["{", "}", "[", "]", "\":", "null", "\\ud800", "\\u0000", "1e308", "\u2028", "\u0085", "\u007f", "\"a\":", "\"n\":", "\"t\":"];

    public override void Run(ReadOnlySpan<byte> input)
    {
        var text = EscapedText.Decode(input);
        Read(LenientJson.Parse(text), depth: 0);
        Write(text);
        for (var i = 0; i + sizeof(double) <= input.Length && i < 64; i += sizeof(double))
        {
            CheckNumber(BitConverter.ToDouble(input[i..]));
        }
    }

    private static void Read(LenientJson json, int depth)
    {
        Check.That(depth <= 64);
        json.Text();
        Check.That(json.Number("n") is not { } number || double.IsFinite(number));
        Check.That(json.UnixTime("t") is not { } time || time >= DateTimeOffset.UnixEpoch);
        json.TextOrNumber("n");
        foreach (var item in json.Items())
        {
            Read(item, depth + 1);
        }

        foreach (var (name, value) in json.Members())
        {
            Read(value, depth + 1);
            Check.That(json.Member(name).Text() is not null || value.Text() is null || json.Members().Count(m => m.Key == name) > 1, name);
        }
    }

    private static void Write(string text)
    {
        var buffer = new Utf8Buffer();
        buffer.String(text);
        var json = Encoding.UTF8.GetString(buffer.Written);
        Check.That(json.AsSpan().IndexOfAny(ControlCharacters.All) < 0, json);
        Check.Equal(EscapedText.ToWellFormed(text), Check.IsJson(buffer.Written).GetString());
        buffer.Clear();
        buffer.Visible(text);
        Check.That(Encoding.UTF8.GetString(buffer.Written).AsSpan().IndexOfAny(ControlCharacters.All) < 0);
    }

    private static void CheckNumber(double number)
    {
        var buffer = new Utf8Buffer();
        buffer.Number(number);
        var json = Check.IsJson(buffer.Written);
        var written = json.ValueKind == JsonValueKind.Number ? json.GetDouble() : double.Parse(json.GetString()!, CultureInfo.InvariantCulture);
        Check.Equal(number, written);
        buffer.Clear();
        buffer.Number(BitConverter.DoubleToInt64Bits(number));
        Check.Equal(BitConverter.DoubleToInt64Bits(number), Check.IsJson(buffer.Written).GetInt64());
    }
}
