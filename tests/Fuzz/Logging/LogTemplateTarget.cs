using System.Text;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Resources;
using StandardObservability;
using StandardObservability.Identity;
using StandardObservability.Logging;
using StandardObservability.Logging.Templates;
using StandardObservability.Redaction;

namespace Fuzz.Logging;

/// <summary>Renders message templates as JSON lines. The first line of the input is the template, the others are arguments.</summary>
internal sealed class LogTemplateTarget : TextTarget
{
    private const int Arguments = 3;
    private const int MaxBytes = 64 * 1024;

    private static readonly CurrentIdentity Identity = new(ServiceIdentity.FromResource(Resource.Empty));

    private readonly JsonLineFormatter _plain = new(new RedactionPolicy(new RedactionOptions { Enabled = false }), Identity, MaxBytes);
    private readonly JsonLineFormatter _redacting = new(new RedactionPolicy(new RedactionOptions()), Identity, MaxBytes);

    public override string Name => "log-template";

    public override string Invariant => "a line is one JSON object on one line; its message is that of Microsoft.Extensions.Logging";

    public override IEnumerable<string> Words => ["{", "}", "{{", "}}", "{A}", "{B,10}", "{C:F2}", "{@D}", "{A:}}", ",-5", ":000", "\n", "%1.5", "%7", "%null", "%list", "%date", "password={A}"];

    protected override IEnumerable<string> Texts =>
    [
        "Order {OrderId} costs {Total,10:F2}\n%7\n%1.5", "{{literal}} {A}{B} {C\nx\n%null\n%list", "{@Tree} {$Text,-8}|\n%list\nabc", "no placeholder", "{0} {1} {0}\n%date\n\"quoted\"\\",
        "{ A } {,5} {:x}\n%7\n%7\n%7", "\u2028\u001b{A}\n\ud83d\udd11\u202e",
    ];

    protected override void Run(string text)
    {
        var lines = Lines(text, Arguments + 1);
        TemplateParser.Parse(lines[0]);
        var call = new CapturedCall();
        try
        {
            // A message of a template that Microsoft.Extensions.Logging does not accept is the caller's exception.
            call.LogInformation(lines[0], [.. lines[1..].Select(ReadArgument)]);
        }
        catch (FormatException)
        {
            return;
        }

        var line = call.Format(_plain);

        // Halves of a surrogate pair in two arguments are one character in a string, and two in UTF-8.
        if (call.Message is { } expected && line.Length < MaxBytes / 2 && text == EscapedText.ToWellFormed(text))
        {
            Check.Equal(expected, CheckLine(line));
        }

        CheckLine(line);
        CheckLine(call.Format(_redacting));
    }

    /// <summary>Checks a line and returns its message.</summary>
    private static string? CheckLine(string line)
    {
        Check.That(line.EndsWith('\n'));
        Check.IsOneLine(line[..^1]);
        var utf8 = Encoding.UTF8.GetBytes(line);
        Check.That(utf8.Length <= MaxBytes, $"{utf8.Length} bytes");
        return Check.IsJson(utf8).GetProperty("message").GetString();
    }

    private static object? ReadArgument(string text) => text switch
    {
        "%null" => null,
        "%list" => new object?[] { 1, "two", null, 3.5 },
        "%date" => new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
        ['%', .. var number] when int.TryParse(number, out var value) => value,
        ['%', .. var number] when double.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var value) => value,
        _ => text,
    };
}
