using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Judges;
using Microsoft.Extensions.Hosting;
using Serilog;
using Serilog.Events;
using Serilog.Parsing;
using Xunit;

namespace StandardObservability.Serilog.Tests.Lines;

public sealed class StandardJsonFormatterTests
{
    private static readonly MessageTemplateParser Parser = new();

    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.String.Where(static n => !string.IsNullOrWhiteSpace(n)), Gen.Const("level"), Gen.Const("Scope"), Gen.Const("EventId"), Gen.Const("SourceContext"), Gen.Const("Password"), Gen.Const("{OriginalFormat}"));

    private static readonly Gen<LogEventPropertyValue> Scalar = Gen.OneOf<LogEventPropertyValue>(
        Gen.String.Select(static s => (LogEventPropertyValue)new ScalarValue(s)),
        Gen.Double.Select(static d => (LogEventPropertyValue)new ScalarValue(d)),
        Gen.Int.Select(static i => (LogEventPropertyValue)new ScalarValue(i)),
        Gen.DateTime.Select(static t => (LogEventPropertyValue)new ScalarValue(t)),
        Gen.Const((LogEventPropertyValue)ScalarValue.Null));

    private static readonly Gen<LogEventPropertyValue> Value = Gen.Recursive<LogEventPropertyValue>(static (depth, inner) => depth > 4
        ? Scalar
        : Gen.Frequency(
            (4, Scalar),
            (1, inner.Array[0, 3].Select(static i => (LogEventPropertyValue)new SequenceValue(i))),
            (1, Gen.Select(Name, inner).Array[0, 3].Select(static m => (LogEventPropertyValue)new StructureValue(m.Select(static p => new LogEventProperty(p.Item1, p.Item2))))),
            (1, Gen.Select(Name, inner).Array[0, 3].Select(static m => (LogEventPropertyValue)new DictionaryValue(m.DistinctBy(static p => p.Item1).Select(static p => KeyValuePair.Create(new ScalarValue(p.Item1), p.Item2)))))));

    private static readonly Gen<LogEvent> Event = Gen.Select(Gen.String, Gen.Select(Name, Value).Array[0, 6], Gen.Enum<LogEventLevel>(), Gen.String).Select(
        static (template, properties, level, error) => new LogEvent(
            DateTimeOffset.UnixEpoch,
            level,
            error.Length > 5 ? new InvalidOperationException(error) : null,
            Parser.Parse(template + (properties.Length > 0 ? $" {{{properties[0].Item1}}}" : string.Empty)),
            properties.Select(static p => new LogEventProperty(p.Item1, p.Item2))));

    [Fact]
    public void Any_event_is_one_line_of_json_with_the_lines_own_fields()
        => Event.Sample(static log =>
        {
            var text = Format(log);
            Assert.EndsWith("}\n", text, StringComparison.Ordinal);
            Assert.Equal(1, text.Count(static c => c == '\n'));
            Assert.InRange(Encoding.UTF8.GetByteCount(text), 1, 16_000);
            using var line = JsonDocument.Parse(text);
            var names = line.RootElement.EnumerateObject().Select(static p => p.Name).ToList();
            Assert.Equal(["timestamp", "level", "message", "service", "environment", "category"], names.Take(6));
            Assert.Distinct(names);
        });

    [JudgedFact]
    public async Task Any_event_is_json_to_an_independent_judge()
    {
        foreach (var log in Event.Array[200].Single())
        {
            var verdict = await NodeJudge.Shared.CheckJsonAsync(Format(log));
            Assert.Empty(verdict.Errors);
        }
    }

    [Fact]
    public void Without_a_host_it_redacts_and_speaks_as_the_entry_assembly()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var logger = new LoggerConfiguration().WriteTo.Sink(new WriterSink(text)).CreateLogger())
        {
            logger.ForContext<StandardJsonFormatterTests>().Error(new FormatException("mail ada@example.com"), "{Password} of {User}", "sunshine", "ada");
        }

        using var line = JsonDocument.Parse(text.ToString());
        var root = line.RootElement;
        Assert.Equal("REDACTED-key of ada", root.GetProperty("message").GetString());
        Assert.Equal("REDACTED-key", root.GetProperty("Password").GetString());
        Assert.Equal("mail REDACTED-email", root.GetProperty("exception.message").GetString());
        Assert.Equal(typeof(StandardJsonFormatterTests).FullName, root.GetProperty("category").GetString());
        Assert.Equal(System.Reflection.Assembly.GetEntryAssembly()!.GetName().Name, root.GetProperty("service").GetString());
        Assert.Equal("Error", root.GetProperty("level").GetString());
    }

    [Fact]
    public async Task A_section_names_it_for_any_sink_and_a_sink_within_a_sink_knows_the_host_too()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var (plain, nested) = (Path.Combine(folder.FullName, "plain.json"), Path.Combine(folder.FullName, "nested.json"));
            const string Formatter = "StandardObservability.Serilog.StandardJsonFormatter, StandardObservability.Serilog";
            await using (var host = await SerilogHost.StartAsync(
                [
                    new("Observability:ServiceName", "named"),
                    new("Serilog:WriteTo:0:Name", "File"),
                    new("Serilog:WriteTo:0:Args:path", plain),
                    new("Serilog:WriteTo:0:Args:formatter", Formatter),
                ],
                (b, _) => b.AddStandardSerilog((_, s) => s.WriteTo.Logger(inner => inner.WriteTo.File(new StandardJsonFormatter(), nested)))))
            {
                using (host.Source.StartActivity("work"))
                {
                    host.Serilog.ForContext("SourceContext", "Orders").Information("Order {OrderId}", 5);
                }

                await host.LinesAsync();
                var expected = Assert.Single(host.Output.Lines, static l => l.Contains("\"Order 5\"", StringComparison.Ordinal));
                Assert.Contains("\"service\":\"named\"", expected, StringComparison.Ordinal);
                Assert.Equal(AfterTime(expected), AfterTime(Assert.Single(await File.ReadAllLinesAsync(plain), static l => l.Contains("\"Order 5\"", StringComparison.Ordinal))));
                Assert.Equal(AfterTime(expected), AfterTime(Assert.Single(await File.ReadAllLinesAsync(nested), static l => l.Contains("\"Order 5\"", StringComparison.Ordinal))));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Says_which_argument_is_missing()
    {
        Assert.Throws<ArgumentNullException>("logEvent", static () => new StandardJsonFormatter().Format(null!, TextWriter.Null));
        Assert.Throws<ArgumentNullException>("output", static () => new StandardJsonFormatter().Format(new LogEvent(default, default, null, MessageTemplate.Empty, []), null!));
    }

    /// <summary>The event's own time and that of the line may be a millisecond apart.</summary>
    private static string AfterTime(string line) => line[line.IndexOf("\"level\"", StringComparison.Ordinal)..];

    private static string Format(LogEvent log)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        new StandardJsonFormatter().Format(log, text);
        return text.ToString();
    }

    private sealed class WriterSink(TextWriter to) : global::Serilog.Core.ILogEventSink
    {
        public void Emit(LogEvent logEvent) => new StandardJsonFormatter().Format(logEvent, to);
    }
}
