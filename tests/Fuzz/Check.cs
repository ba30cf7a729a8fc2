using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Fuzz;

/// <summary>Throws when an invariant does not hold.</summary>
internal static class Check
{
    public static void That([DoesNotReturnIf(false)] bool condition, string? message = null, [CallerArgumentExpression(nameof(condition))] string? expression = null)
    {
        if (!condition)
        {
            throw new InvariantException($"{expression} is false. {message}");
        }
    }

    public static void Equal<T>(T expected, T actual, [CallerArgumentExpression(nameof(actual))] string? expression = null)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new InvariantException($"{expression} is\n  {Show(actual)} and not\n  {Show(expected)}");
        }
    }

    /// <summary>Checks that a text has no control characters, which could forge a header or a line.</summary>
    public static void IsOneLine(string text)
        => That(!text.Any(char.IsControl), Show(text));

    /// <summary>Checks that a text is a header value: printable ASCII.</summary>
    public static void IsHeaderValue(string text) => That(text.All(static c => c is >= ' ' and <= '~'), Show(text));

    /// <summary>Checks that bytes are one JSON document in valid UTF-8.</summary>
    public static JsonElement IsJson(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonElement.Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(utf8));
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new InvariantException($"{e.Message} {Show(Encoding.UTF8.GetString(utf8))}");
        }
    }

    private static string Show<T>(T value) => value is string text ? JsonSerializer.Serialize(text) : $"{value}";
}
