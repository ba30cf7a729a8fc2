using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StandardObservability.Conventions.Policy.Json;

namespace StandardObservability.Conventions.Policy.Reading;

/// <summary>A value of the document. Its methods return what the value must be, or add a fault and return nothing.</summary>
/// <param name="value">The value.</param>
/// <param name="path">The place within the document, for example <c>metrics[2].unit</c>. Empty for the root.</param>
/// <param name="faults">The faults of the file.</param>
internal sealed class PolicyElement(JsonValue value, string path, FaultList faults)
{
    private const string WrongKind = "What it sets would be missing.";

    /// <summary>The value.</summary>
    public JsonValue Value { get; } = value;

    /// <summary>The place within the document, for example <c>metrics[2].unit</c>.</summary>
    public string Path { get; } = path;

    /// <summary>Number of faults that the file has so far.</summary>
    public int FaultCount => faults.Count;

    /// <summary>The value as a message shows it.</summary>
    public string Shown => JsonText.Describe(Value);

    /// <summary>The members of an object, with the names as written.</summary>
    public IEnumerable<(JsonMember Member, PolicyElement Element)> Members =>
        Value.Members.Select(member => (member, new PolicyElement(member.Value, Join(member.Name), faults)));

    /// <summary>The member of the name, or <see langword="null"/>.</summary>
    public PolicyElement? Find(string name) =>
        Value.Members.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.Ordinal)) is { } found
            ? new PolicyElement(found.Value, Join(name), faults)
            : null;

    /// <summary>The member of the name, or a fault.</summary>
    public PolicyElement? Require(string name, string reason, string remedy)
    {
        var found = Find(name);
        if (found == null)
        {
            Fault($"{(Path.Length == 0 ? "The file" : Path)} has no \"{name}\".", reason, remedy);
        }

        return found;
    }

    /// <summary>Whether the value is an object.</summary>
    public bool IsObject(string example) => Is(JsonKind.Object, "an object", example);

    /// <summary>Whether the value is an object. Members whose name is not one of the keys are faults.</summary>
    /// <param name="what">What has the keys, for example <c>a metric</c>.</param>
    /// <param name="example">An object, for a remedy.</param>
    /// <param name="keys">The keys.</param>
    public bool IsObject(string what, string example, IReadOnlyList<string> keys)
    {
        if (!IsObject(example))
        {
            return false;
        }

        foreach (var (member, element) in Members.Where(pair => !keys.Contains(pair.Member.Name, StringComparer.Ordinal)))
        {
            faults.Add(
                member.Line,
                member.Column,
                element.Path,
                $"{element.Path} is not a key of {what}.",
                "A misspelled key would silently disable what it sets.",
                WordList.Suggest(member.Name, keys));
        }

        return true;
    }

    /// <summary>The values of an array.</summary>
    public IEnumerable<PolicyElement> ReadItems(string example) => Is(JsonKind.Array, "an array", example)
        ? Value.Items.Select((item, index) => new PolicyElement(item, $"{Path}[{index}]", faults))
        : [];

    /// <summary>A text with at least one character.</summary>
    public string? ReadText(string example)
    {
        if (!Is(JsonKind.String, "a text", $"\"{example}\""))
        {
            return null;
        }

        if (Value.Text.Trim().Length > 0)
        {
            return Value.Text;
        }

        Fault($"{Path} is empty.", WrongKind, $"Write a text such as \"{example}\".");
        return null;
    }

    /// <summary>One of some words.</summary>
    public string? ReadWord(IReadOnlyList<string> words, string reason)
    {
        if (!Is(JsonKind.String, "a text", $"\"{words[0]}\""))
        {
            return null;
        }

        if (words.Contains(Value.Text, StringComparer.Ordinal))
        {
            return Value.Text;
        }

        Fault($"{Path} is {Shown}.", reason, WordList.Suggest(Value.Text, words));
        return null;
    }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool? ReadBoolean() => Is(JsonKind.Boolean, "true or false", "true") ? Value.Text == "true" : null;

    /// <summary>A whole number from 1.</summary>
    public int? ReadCount(int example)
    {
        var text = example.ToString(CultureInfo.InvariantCulture);
        if (!Is(JsonKind.Number, "a number", text))
        {
            return null;
        }

        if (int.TryParse(Value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return number;
        }

        Fault($"{Path} is {Shown}.", $"It must be a whole number from 1 to {int.MaxValue}.", $"Write a number such as {text}.");
        return null;
    }

    /// <summary>A day of the calendar, in UTC.</summary>
    public DateTime? ReadDay()
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!Is(JsonKind.String, "a text", "\"2027-03-31\""))
        {
            return null;
        }

        if (DateTime.TryParseExact(Value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, Utc, out var day))
        {
            return day;
        }

        Fault(
            $"{Path} is {Shown}, which is not a day of the calendar.",
            "A day decides from when or until when it is valid.",
            "Write year, month and day, as in \"2027-03-31\".");
        return null;
    }

    /// <summary>Adds a fault at this value.</summary>
    public void Fault(string problem, string reason, string remedy) => faults.Add(Value.Line, Value.Column, Path, problem, reason, remedy);

    private bool Is(JsonKind kind, string what, string example)
    {
        if (Value.Kind == kind)
        {
            return true;
        }

        Fault($"{(Path.Length == 0 ? "The file" : Path)} is {Shown}, and not {what}.", WrongKind, $"Write {example}, for example.");
        return false;
    }

    // limits["metric.series"], because a dot separates the parts of a path.
    private string Join(string name)
    {
        var isWord = name.Length is > 0 and <= 60 && name.All(c => c is '_' or '$' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'));
        return !isWord ? $"{Path}[{JsonText.Quote(name)}]" : Path.Length == 0 ? name : $"{Path}.{name}";
    }
}
