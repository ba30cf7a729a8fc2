using System.Text.Json;
using CsCheck;
using StandardObservability.Conventions.Policy.Json;
using Xunit;

namespace StandardObservability.Tests.Policy.Json;

/// <summary>Compares the parser with .NET's own: what it accepts, and the values that it returns.</summary>
public sealed class JsonParserPropertyTests
{
    private static readonly JsonDocumentOptions Judge = new() { CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    private static readonly string[] Parts =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"b\":", "\"\\u0041\"", "\"\\ud83d\\ude00\"", "\"\\q\"", "\\", "0", "-", "1.5", "01", "1e5", "e", ".", "+",
        "true", "false", "null", "tru", " ", "\n", "\r\n", "\t", "\r", "// x\n", "// y", "/", "é", "😀", "\u0001", "\u00a0",
    ];

    // Most of these texts are not JSON, and many almost are. Comments of the form /* */, which only .NET reads, cannot occur.
    private static readonly Gen<string> Tokens = Gen.Int[0, Parts.Length - 1].Array[0, 14].Select(static picks => string.Concat(picks.Select(static i => Parts[i])));

    private static readonly Gen<string> Documents = Gen.Recursive<string>((depth, inner) => depth > 4
        ? Scalar
        : Gen.Frequency(
            (3, Scalar),
            (2, inner.Array[0, 4].Select(static items => $"[{string.Join(" ,\n", items)}]")),
            (2, inner.Array[0, 4].Select(static items => "{" + string.Join(",// c\n", items.Select(static (item, i) => $"\"k{i}\" : {item}")) + "}"))));

    private static Gen<string> Scalar => Gen.OneOf(
        Gen.Int.Select(static i => $"{i}"),
        Gen.Double[-1e9, 1e9].Select(static d => JsonSerializer.Serialize(d)),
        Gen.Bool.Select(static b => b ? "true" : "null"),
        Gen.String.Select(static s => JsonSerializer.Serialize(s)));

    [Fact]
    public void Accepts_what_the_parser_of_dotnet_accepts() => Tokens.Sample(static text => Assert.Equal(IsAccepted(text), JsonParser.Parse(text).Root != null), iter: 100_000);

    [Fact]
    public void Reads_the_values_that_the_parser_of_dotnet_reads() => Documents.Sample(
        static text =>
        {
            using var expected = JsonDocument.Parse(text, Judge);
            var parsed = JsonParser.Parse(text);
            Assert.Empty(parsed.Faults);
            AssertEqual(expected.RootElement, parsed.Root!);
        },
        iter: 5_000);

    [Fact]
    public void Positions_are_within_the_text() => Tokens.Sample(static text =>
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', '\r');
        Assert.All(JsonParser.Parse(text).Faults, f => Assert.InRange(f.Column, 1, lines[f.Line - 1].Length + 1));
    });

    private static bool IsAccepted(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Judge);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void AssertEqual(JsonElement expected, JsonValue actual)
    {
        Assert.Equal(
            expected.ValueKind,
            actual.Kind switch
            {
                JsonKind.Object => JsonValueKind.Object,
                JsonKind.Array => JsonValueKind.Array,
                JsonKind.String => JsonValueKind.String,
                JsonKind.Number => JsonValueKind.Number,
                JsonKind.Null => JsonValueKind.Null,
                _ => actual.Text == "true" ? JsonValueKind.True : JsonValueKind.False,
            });
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(expected.EnumerateObject().Select(static p => p.Name), actual.Members.Select(static m => m.Name));
                Assert.All(expected.EnumerateObject().Zip(actual.Members), static pair => AssertEqual(pair.First.Value, pair.Second.Value));
                break;
            case JsonValueKind.Array:
                Assert.Equal(expected.GetArrayLength(), actual.Items.Count);
                Assert.All(expected.EnumerateArray().Zip(actual.Items), static pair => AssertEqual(pair.First, pair.Second));
                break;
            case JsonValueKind.String:
                Assert.Equal(expected.GetString(), actual.Text);
                break;
            case JsonValueKind.Number:
                Assert.Equal(expected.GetRawText(), actual.Text);
                break;
            default:
                break;
        }
    }
}
