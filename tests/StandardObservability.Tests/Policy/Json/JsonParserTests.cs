using StandardObservability.Conventions.Policy.Json;
using Xunit;

namespace StandardObservability.Tests.Policy.Json;

/// <summary>The parser of policies: values, positions and faults.</summary>
public sealed class JsonParserTests
{
    [Fact]
    public void Every_value_and_every_name_has_a_line_and_a_column()
    {
        var root = JsonParser.Parse("\uFEFF{ // a comment\r\n  \"a\": 1,\r\"b\"\n: [ true,\n\tnull ] }").Root!;

        Assert.Equal((1, 1), (root.Line, root.Column));
        Assert.Equal([("a", 2, 3), ("b", 3, 1)], root.Members.Select(static m => (m.Name, m.Line, m.Column)));
        Assert.Equal([(2, 8), (4, 3)], root.Members.Select(static m => (m.Value.Line, m.Value.Column)));
        Assert.Equal([(4, 5), (5, 2)], root.Members[1].Value.Items.Select(static i => (i.Line, i.Column)));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-12.50e+007")]
    [InlineData("1E9")]
    [InlineData("123456789012345678901234567890")]
    public void Numbers_keep_their_text(string text)
    {
        var root = JsonParser.Parse(text).Root!;

        Assert.Equal((JsonKind.Number, text), (root.Kind, root.Text));
    }

    [Theory]
    [InlineData("""
        "\"\\\/\b\f\n\r\t"
        """, "\"\\/\b\f\n\r\t")]
    [InlineData("\"\\u00e9\\uD83D\\ude00\"", "é😀")]
    [InlineData("\"😀 // no comment\"", "😀 // no comment")]
    [InlineData("\"\u007f\u2028\"", "\u007f\u2028")]
    public void Escapes_and_surrogate_pairs_become_characters(string text, string expected) => Assert.Equal(expected, JsonParser.Parse(text).Root!.Text);

    [Theory]
    [InlineData("", 1, 1, "The end of the file is where a value must begin.")]
    [InlineData("{\"a\":1,}", 1, 7, "A comma is before }, and nothing between them.")]
    [InlineData("[1,\n]", 1, 3, "A comma is before ], and nothing between them.")]
    [InlineData("[1 2]", 1, 4, "\"2\" follows after a value.")]
    [InlineData("[1", 1, 3, "The end of the file follows after a value.")]
    [InlineData("{1:2}", 1, 2, "\"1\" is where the name of a member must begin.")]
    [InlineData("{\"a\" 1}", 1, 6, "\"1\" follows after the name \"a\".")]
    [InlineData("{} {}", 1, 4, "\"{\" follows after the end of the document.")]
    [InlineData("[01]", 1, 3, "This is not a number of JSON.")]
    [InlineData("-", 1, 2, "This is not a number of JSON.")]
    [InlineData("1.", 1, 3, "This is not a number of JSON.")]
    [InlineData("1e+", 1, 4, "This is not a number of JSON.")]
    [InlineData("NaN", 1, 1, "\"N\" is where a value must begin.")]
    [InlineData("/* a */ 1", 1, 1, "\"/\" is where a value must begin.")]
    [InlineData("\"a\nb\"", 1, 3, "The line ends within a text.")]
    [InlineData("\"a", 1, 3, "The file ends within a text.")]
    [InlineData("\"a\tb\"", 1, 3, "The character U+0009 is within a text.")]
    [InlineData("\"\\x\"", 1, 2, "This backslash does not begin an escape of JSON.")]
    [InlineData("\"\\ud83d\"", 1, 2, "This backslash does not begin an escape of JSON.")]
    [InlineData("\"\\ude00\\ud83d\"", 1, 2, "This backslash does not begin an escape of JSON.")]
    [InlineData("\"\\u12", 1, 2, "This backslash does not begin an escape of JSON.")]
    [InlineData("truE", 1, 1, "\"t\" is where a value must begin.")]
    public void A_fault_of_syntax_has_a_position_and_no_value(string text, int line, int column, string problem)
    {
        var parsed = JsonParser.Parse(text);

        Assert.Null(parsed.Root);
        var fault = Assert.Single(parsed.Faults);
        Assert.Equal((line, column, problem), (fault.Line, fault.Column, fault.Problem));
        Assert.NotEmpty(fault.Remedy);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_a_fault()
    {
        var fault = Assert.Single(JsonParser.Parse("\"a\ud83d\"").Faults);

        Assert.Equal((3, "Half of a surrogate pair is within a text."), (fault.Column, fault.Problem));
    }

    [Fact]
    public void A_repeated_name_is_a_fault_with_both_positions_and_the_first_value_is_kept()
    {
        var parsed = JsonParser.Parse("{ \"a\": 1,\n \"\\u0061\": 2, \"b\": { \"a\": 3 } }");

        Assert.Equal(["1", ""], parsed.Root!.Members.Select(static m => m.Value.Text));
        var fault = Assert.Single(parsed.Faults);
        Assert.Equal((2, 2), (fault.Line, fault.Column));
        Assert.Equal("The name \"a\" is also on line 1, column 3, and readers differ in which one they use.", fault.Problem);
    }

    [Theory]
    [InlineData(64, 0)]
    [InlineData(65, 1)]
    [InlineData(100_000, 1)]
    public void Sixty_four_levels_are_possible(int levels, int faults) =>
        Assert.Equal(faults, JsonParser.Parse(new string('[', levels) + new string(']', levels)).Faults.Count);
}
