using System;
using System.Collections.Generic;

namespace StandardObservability.Conventions.Policy.Json;

/// <summary>Parses JSON (RFC 8259) with comments that begin with <c>//</c>. Never throws: what is wrong with a text is a fault.</summary>
internal sealed class JsonParser
{
    /// <summary>Objects and arrays that may be within each other.</summary>
    public const int MaxDepth = 64;

    private readonly List<JsonFault> _faults = [];
    private readonly JsonCursor _cursor;

    private JsonParser(string text) => _cursor = new JsonCursor(text);

    /// <summary>Parses a text.</summary>
    public static ParsedJson Parse(string text)
    {
        var parser = new JsonParser(text);
        var root = parser.ParseValue(1);
        parser._cursor.SkipBlank();
        if (root != null && !parser._cursor.IsAtEnd)
        {
            root = parser.Fail<JsonValue>($"{parser.Next} follows after the end of the document.", "Remove it.");
        }

        return new ParsedJson(root, parser._faults);
    }

    private string Next => _cursor.IsAtEnd ? "The end of the file" : JsonText.Quote(_cursor.Current.ToString());

    private JsonValue? ParseValue(int depth)
    {
        _cursor.SkipBlank();
        if (depth > MaxDepth && _cursor.Current is '{' or '[')
        {
            return Fail<JsonValue>($"More than {MaxDepth} objects and arrays are within each other.", "Remove levels.");
        }

        switch (_cursor.Current)
        {
            case '{':
                return ParseObject(depth);
            case '[':
                return ParseArray(depth);
            case '"':
                var text = New(JsonKind.String);
                return ParseString() is { } characters ? WithText(text, characters) : null;
            case '-' or (>= '0' and <= '9'):
                var number = New(JsonKind.Number);
                return JsonNumber.Read(_cursor) is { } digits
                    ? WithText(number, digits)
                    : Fail<JsonValue>("This is not a number of JSON.", "Write a number such as 5, -5 or 0.5.");
            default:
                return ParseWord("true", JsonKind.Boolean) ?? ParseWord("false", JsonKind.Boolean) ?? ParseWord("null", JsonKind.Null)
                    ?? Fail<JsonValue>($"{Next} is where a value must begin.", "Write a text in double quotes, a number, true, false, null, [ or {.");
        }
    }

    private JsonValue? ParseObject(int depth)
    {
        var value = New(JsonKind.Object);
        var members = new Dictionary<string, JsonMember>(StringComparer.Ordinal);
        var names = new List<JsonMember>();
        value.Members = names;
        return ParseParts('}', () => ParseMember(depth) is { } member && Add(member)) ? value : null;

        bool Add(JsonMember member)
        {
            if (members.TryGetValue(member.Name, out var first))
            {
                _faults.Add(Repeated(member, first));
                return true;
            }

            members[member.Name] = member;
            names.Add(member);
            return true;
        }
    }

    private JsonMember? ParseMember(int depth)
    {
        var (line, column) = (_cursor.Line, _cursor.Column);
        if (_cursor.Current != '"')
        {
            const string Remedy = "Write a name in double quotes, or end the object with }.";
            return Fail<JsonMember>($"{Next} is where the name of a member must begin.", Remedy);
        }

        if (ParseString() is not { } name)
        {
            return null;
        }

        _cursor.SkipBlank();
        if (!_cursor.Skip(":"))
        {
            return Fail<JsonMember>($"{Next} follows after the name {JsonText.Quote(name)}.", "Write a colon and a value.");
        }

        return ParseValue(depth + 1) is { } value ? new JsonMember(name, line, column, value) : null;
    }

    private JsonValue? ParseArray(int depth)
    {
        var value = New(JsonKind.Array);
        var items = new List<JsonValue>();
        value.Items = items;
        return ParseParts(']', () => Add(ParseValue(depth + 1))) ? value : null;

        bool Add(JsonValue? item)
        {
            items.Add(item!);
            return item != null;
        }
    }

    // What is between the brackets of an array or object, and both brackets.
    private bool ParseParts(char end, Func<bool> parsePart)
    {
        _cursor.Advance();
        _cursor.SkipBlank();
        if (_cursor.Skip(end.ToString()))
        {
            return true;
        }

        while (parsePart())
        {
            _cursor.SkipBlank();
            if (_cursor.Skip(end.ToString()))
            {
                return true;
            }

            if (!SkipComma(end))
            {
                return false;
            }
        }

        return false;
    }

    private bool SkipComma(char end)
    {
        var (line, column) = (_cursor.Line, _cursor.Column);
        if (!_cursor.Skip(","))
        {
            Fail<JsonValue>($"{Next} follows after a value.", $"Write a comma, or end the {(end == ']' ? "array" : "object")} with {end}.");
            return false;
        }

        _cursor.SkipBlank();
        if (_cursor.Current == end)
        {
            _faults.Add(new JsonFault(line, column, $"A comma is before {end}, and nothing between them.", "Remove the comma."));
            return false;
        }

        return true;
    }

    private string? ParseString() =>
        JsonString.Read(_cursor, out var fault) ?? Fail<string>(fault, "Write \\\" for a double quote, \\\\ for a backslash, and \\n for a line end.");

    private JsonValue? ParseWord(string word, JsonKind kind)
    {
        var value = New(kind);
        return _cursor.Skip(word) ? WithText(value, word) : null;
    }

    private JsonValue New(JsonKind kind) => new(kind, _cursor.Line, _cursor.Column);

    private static JsonValue WithText(JsonValue value, string text)
    {
        value.Text = text;
        return value;
    }

    private T? Fail<T>(string problem, string remedy)
        where T : class
    {
        _faults.Add(new JsonFault(_cursor.Line, _cursor.Column, problem, remedy));
        return null;
    }

    private static JsonFault Repeated(JsonMember member, JsonMember first) => new(
        member.Line,
        member.Column,
        $"The name {JsonText.Quote(member.Name)} is also on line {first.Line}, column {first.Column}, and readers differ in which one they use.",
        "Remove one of them.");
}
