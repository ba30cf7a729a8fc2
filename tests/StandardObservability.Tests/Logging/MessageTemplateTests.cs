using System.Text;
using System.Text.Json;
using CsCheck;
using Judges;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using StandardObservability.Redaction;
using StandardObservability.Tests.Logging.Records;
using Xunit;

namespace StandardObservability.Tests.Logging;

#pragma warning disable CA2254 // These tests use varying templates.

/// <summary>Messages equal those of .NET's formatter. What .NET cannot format results in a line too.</summary>
public sealed class MessageTemplateTests
{
    private static readonly Gen<object?> AnyValue = Gen.OneOf<object?>(
        Gen.Int.Select(static i => (object?)i),
        Gen.Long.Select(static i => (object?)i),
        Gen.Double.Select(static i => (object?)i),
        Gen.Double[-2e6, 2e6].Select(static i => (object?)Math.Round(i, 4)),
        Gen.Single.Select(static i => (object?)i),
        Gen.Decimal.Select(static i => (object?)i),
        Gen.Bool.Select(static i => (object?)i),
        Gen.Char.Select(static i => (object?)i),
        Gen.Guid.Select(static i => (object?)i),
        Gen.DateTime.Select(static i => (object?)i),
        Gen.DateTimeOffset.Select(static i => (object?)i),
        Gen.TimeSpan.Select(static i => (object?)i),
        Gen.Enum<DayOfWeek>().Select(static i => (object?)i),
        Gen.String.Select(static i => (object?)i),
        Gen.String.Array[0, 5].Select(static i => (object?)i),
        Gen.Int.Array[0, 5].Select(static i => (object?)i),
        Gen.Dictionary(Gen.String, Gen.Int)[0, 4].Select(static i => (object?)i),
        Gen.Int.Select(static i => (object?)new Point(i, -i)),
        Gen.Const((object?)null),
        Gen.Const((object?)new Uri("https://example.com/a?b=c")));

    private static readonly Gen<string> Hole = Gen.Select(
        OneOf("A", "B", "C", "@Obj", "$Text", "with space", "ä"),
        OneOf("", "", ",8", ",-12", ", 3 ", ",0"),
        OneOf("", "", "", ":F2", ":N0", ":X4", ":O", ":yyyy-MM-dd", ":G", ":", ":#,##0.00;(0)"),
        static (name, width, format) => "{" + name + width + format + "}");

    private static readonly Gen<string> Template = Gen.OneOf(Hole, Hole, OneOf("{{", "}}", "{{{{", " text ", "π", "\"\n", "😀", ", ", "\0", "\u001f", "\u0085", "\u2028", "\ud800", "\udc00"), Gen.String[0, 6].Select(static s => s.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)))
        .Array[0, 8].Select(string.Concat);

    [Fact]
    public void Renders_a_message_as_dotnets_formatter_does()
    {
        var seen = 0;
        Gen.Select(Template, AnyValue.Array[0, 8]).Sample(
            (template, values) =>
            {
                var logger = new RecordingLogger(maxLineBytes: 1_000_000, redaction: false, formats: true);
                logger.LogInformation(template, values);
                if (logger.Formatted is { } expected)
                {
                    Interlocked.Increment(ref seen);
                    Assert.Equal(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(expected)), logger.Message);
                }
            },
            iter: 20_000);

        Assert.InRange(seen, 5_000, 20_000);
    }

    [Theory]
    [InlineData("{}", "x")]
    [InlineData("{} and {A}", "x and y")]
    [InlineData("{,5}|", "    x|")]
    public void A_placeholder_without_a_name_gets_its_value(string template, string message)
    {
        var logger = new RecordingLogger(formats: true);

        logger.LogInformation(template, template.Contains('A', StringComparison.Ordinal) ? ["x", "y"] : ["x"]);

        Assert.Equal((message, message), (logger.Formatted, logger.Message));
    }

    [Fact]
    public void With_redaction_renders_a_message_without_secrets_as_dotnets_formatter_does()
    {
        var policy = new RedactionPolicy(new RedactionOptions());
        var seen = 0;
        Gen.Select(Template, AnyValue.Array[0, 8]).Sample(
            (template, values) =>
            {
                var logger = new RecordingLogger(maxLineBytes: 1_000_000, formats: true);
                logger.LogInformation(template, values);
                if (logger.Formatted is { } expected && policy.Redact(expected) == expected && !Array.Exists(values, v => policy.TryRedact(string.Empty, v, out _)))
                {
                    Interlocked.Increment(ref seen);
                    Assert.Equal(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(expected)), logger.Message);
                }
            },
            iter: 10_000);

        Assert.InRange(seen, 2_500, 10_000);
    }

    [Fact]
    public async Task An_application_exporter_receives_the_message_that_is_in_the_line()
    {
        var seen = new ExportedRecords("Fuzz");
        await using var host = await WorkerHost.StartAsync([new("OTEL_LOGS_EXPORTER", "none")], b =>
        {
            b.AddStandardObservability();
            b.Logging.AddOpenTelemetry(o => (o.IncludeFormattedMessage, _) = (true, o.AddProcessor(new SimpleLogRecordExportProcessor(seen))));
        });
        var other = host.Logger("Fuzz");
        var ours = new RecordingLogger(maxLineBytes: 1_048_576);
        Gen.Select(Gen.OneOf(Template, OneOf("{", "}", "{A,99999}", "{A:{}", "{A{B}", "{{A}", "{\0}")).Array[0, 4].Select(string.Concat), AnyValue.Array[0, 6]).Sample(
            (template, values) =>
            {
                var state = values.Select(static (v, i) => KeyValuePair.Create($"{(char)('A' + i)}", v)).Append(new("Password", "sunshine")).Append(new("{OriginalFormat}", template + " {Password}")).ToList();
                seen.All.Clear();
                other.Log(LogLevel.Information, default, state, null, static (_, _) => "formatted with sunshine");
                ours.Log(LogLevel.Information, default, state, null, static (_, _) => "formatted with sunshine");
                var message = Assert.Single(seen.All).Message!;
                Assert.Equal(ours.Message, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(message)));
                Assert.DoesNotContain("sunshine", message, StringComparison.Ordinal);
            },
            iter: 3_000,
            threads: 1);
    }

    [Fact]
    public void Redaction_does_not_change_ordinary_values()
        => Gen.Select(Gen.Int, Gen.Double[-1e7, 1e7], OneOf("book", "a b", "Ünïcödé", "")).Sample(
            static (id, amount, sku) =>
            {
                var logger = new RecordingLogger(formats: true);
                logger.LogInformation("Order {OrderId} of {Sku,-6} placed at {Amount}", id, sku, amount);
                Assert.Equal(logger.Formatted, logger.Message);
            },
            iter: 5_000);

    [JudgedFact]
    public async Task Any_template_results_in_one_valid_line()
    {
        List<string> lines = [];
        var broken = Gen.OneOf(Template, OneOf("{", "}", "{}", "{,}", "{:}", "{A,999999}", "{A,-999999}", "{A,9999999999}", "{A:F999999}", "{A:{}", "{A{B}", "{A}}", "{{A}", "{\0}", "{{{"), Gen.String).Array[0, 12].Select(string.Concat);
        Gen.Select(broken, AnyValue.Array[0, 6]).Sample(
            (template, values) =>
            {
                var logger = new RecordingLogger();
                LogUnchecked(logger, template, values);
                Assert.InRange(Encoding.UTF8.GetByteCount(logger.Line), 1, 16_000);
                lines.Add(logger.Line);
            },
            iter: 3_000,
            threads: 1);

        var verdicts = await Task.WhenAll(lines.Select(static l => NodeJudge.Shared.CheckJsonAsync(l.TrimEnd('\n'))));

        Assert.All(lines, static l => Assert.Equal(l.Length - 1, l.IndexOf('\n', StringComparison.Ordinal)));
        Assert.All(verdicts, static v => Assert.Empty(v.Errors));
    }

    [Fact]
    public void Ten_thousand_placeholders_result_in_one_line_within_the_limit()
    {
        var logger = new RecordingLogger();
        logger.LogInformation(string.Join(' ', Enumerable.Range(0, 10_000).Select(static i => $"{{h{i}}}")), [.. Enumerable.Range(0, 10_000)]);

        Assert.StartsWith("0 1 2 3 4 5", logger.Message, StringComparison.Ordinal);
        Assert.EndsWith("…", logger.Message, StringComparison.Ordinal);
        Assert.True(logger.Json.GetProperty("truncated").GetBoolean());
        Assert.InRange(logger.Json.EnumerateObject().Count(), 10, 199);
        Assert.InRange(Encoding.UTF8.GetByteCount(logger.Line), 1_000, 16_000);
    }

    [Theory]
    [InlineData("{A} {B}", "1 (null)")]
    [InlineData("Cost {A} } here", "Cost {A} } here")]
    [InlineData("{A} {B} {C}", "{A} {B} {C}")]
    public void Writes_the_template_as_the_message_when_dotnet_rejects_it(string template, string message)
    {
        var logger = new RecordingLogger();
        LogUnchecked(logger, template, [1, null]);

        Assert.Equal(message, logger.Message);
    }

    [Fact]
    public void Finds_values_by_name_when_the_state_has_another_order()
    {
        var logger = new RecordingLogger();
        var state = new KeyValuePair<string, object?>[] { new("second", 2), new("extra", "x"), new("First", 1), new("{OriginalFormat}", "{First} {Second}") };
        logger.Log(LogLevel.Information, default, state, null, static (_, _) => "never asked");

        Assert.Equal("1 2", logger.Message);
        Assert.Equal("x", logger.Json.GetProperty("extra").GetString());
    }

    [Fact]
    public void Uses_the_callers_formatter_without_secret_values_when_the_state_does_not_fill_the_template()
    {
        var logger = new RecordingLogger();
        var state = new KeyValuePair<string, object?>[] { new("password", "sunshine"), new("n", 1), new("{OriginalFormat}", "{Other}") };
        logger.Log(LogLevel.Information, default, state, null, static (s, _) => $"{s[0].Value} and mail to ada@example.com");

        Assert.Equal("REDACTED-key and mail to REDACTED-email", logger.Message);
        Assert.DoesNotContain("sunshine", logger.Line, StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_all_numeric_types_as_JSON_numbers()
    {
        var logger = new RecordingLogger();
        logger.LogInformation("{A} {B} {C} {D} {E} {F} {G}", (byte)1, (short)-2, 3u, 4UL, 5.5f, (nint)6, 7.25m);

        Assert.Equal("1 -2 3 4 5.5 6 7.25", logger.Message);
        Assert.All("ABCDEFG", n => Assert.Equal(JsonValueKind.Number, logger.Json.GetProperty(n.ToString()).ValueKind));
    }

    /// <summary>Logs without the methods of Microsoft.Extensions.Logging, which reject malformed templates.</summary>
    private static void LogUnchecked(RecordingLogger logger, string template, object?[] values)
    {
        var state = values.Select(static (v, i) => KeyValuePair.Create($"{(char)('A' + i)}", v)).Append(new("{OriginalFormat}", template)).ToList();
        logger.Log(LogLevel.Information, default, state, null, static (_, _) => throw new FormatException("no"));
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private sealed record Point(int X, int Y);
}
