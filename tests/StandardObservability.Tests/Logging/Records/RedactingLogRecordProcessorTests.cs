using System.Collections;
using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using StandardObservability.Tests.Redaction;
using Xunit;

namespace StandardObservability.Tests.Logging.Records;

#pragma warning disable CA2254 // These tests use varying templates.

/// <summary>The log records of OpenTelemetry that application exporters receive.</summary>
public sealed class RedactingLogRecordProcessorTests
{
    private const string Category = "Shop";

    /// <summary>Excluded: scopes, which are read-only; property names, which are not redacted; long texts, which are not truncated.</summary>
    private static readonly string[] NotInRecords = ["longer text", "scope property", "scope of texts", "scope text", "scope template", "property name", "dictionary key"];

    public static TheoryData<string> Ways => [.. LogLeakTests.Ways.Keys.Except(NotInRecords, StringComparer.Ordinal)];

    [Theory]
    [InlineData("options", true)]
    [InlineData("options", false)]
    [InlineData("builder", true)]
    [InlineData("builder", false)]
    public async Task An_application_exporter_receives_redacted_records_wherever_it_was_registered(string way, bool before)
    {
        var seen = new ExportedRecords(Category);
        await using var host = await StartAsync(seen, way, before);

        host.Logger(Category).Log(LogLevel.Error, new EventId(3, "for ada@example.com"), new InvalidOperationException("password=hunter2"), "User {User} with {Password} at {Url}", "ada", "sunshine", new Uri("https://a:b@example.com/"));

        var record = Assert.Single(seen.All);
        Assert.Equal("User ada with REDACTED-key at https://REDACTED-url-user@example.com/", record.Message);
        Assert.Equal("User {User} with {Password} at {Url}", record.Body);
        Assert.Equal("for REDACTED-email", record.EventName);
        Assert.Null(record.Exception);
        Assert.Equal(
            [
                new("exception.type", "System.InvalidOperationException"),
                new("exception.message", "password=REDACTED-key"),
                new("exception.stacktrace", "System.InvalidOperationException: password=REDACTED-key"),
                new("User", "ada"),
                new("Password", "REDACTED-key"),
                new("Url", "https://REDACTED-url-user@example.com/"),
                new("{OriginalFormat}", "User {User} with {Password} at {Url}"),
            ],
            record.Attributes);
        Assert.DoesNotContain("sunshine", record.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task No_exporter_receives_a_secret_of_the_corpus(string way)
    {
        var seen = new ExportedRecords(Category);
        await using var host = await StartAsync(seen);
        var logger = host.Logger(Category);
        foreach (var sample in Secrets.All)
        {
            seen.All.Clear();
            LogLeakTests.Ways[way](logger, sample.Text);

            var text = Assert.Single(seen.All).Text;
            Assert.True(sample.Secret.Length <= 6 || !text.Contains(sample.Secret, StringComparison.Ordinal), $"{sample.Secret} in {text}");
        }
    }

    [Fact]
    public async Task Exporters_receive_ordinary_texts_and_exceptions_unchanged()
    {
        var seen = new ExportedRecords(Category);
        await using var host = await StartAsync(seen);
        foreach (var text in OrdinaryTexts.All)
        {
            seen.All.Clear();
            var exception = new InvalidOperationException(text);
            host.Logger(Category).Log(LogLevel.Information, new EventId(1, text), exception, "{Text} {Number} {Texts}", text, 42, new[] { text });

            var record = Assert.Single(seen.All);
            Assert.Equal($"{text} 42 {text}", record.Message);
            Assert.Equal(text, record["Text"]);
            Assert.Equal(42, record["Number"]);
            Assert.Equal(text, record.EventName);
            Assert.Equal(exception.ToString(), record.Exception);
            Assert.DoesNotContain(record.Attributes, static a => a.Key.StartsWith("exception.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task No_exporter_receives_a_value_with_a_secret_name_in_collections_or_without_a_template()
    {
        var seen = new ExportedRecords(Category);
        await using var host = await StartAsync(seen);
        var logger = host.Logger(Category);
        Action[] calls =
        [
            () => logger.LogInformation("with {Headers}", new Dictionary<string, string> { ["X-Api-Key"] = "sunshine", ["Accept"] = "json" }),
            () => logger.LogInformation("with {Headers}", new Hashtable { ["X-Api-Key"] = "sunshine" }),
            () => logger.LogInformation("with {Headers}", new List<KeyValuePair<string, object?>> { new("X-Api-Key", "sunshine") }),
            () => logger.LogInformation("with {Nested}", new Dictionary<string, object> { ["a"] = new object[] { new Dictionary<string, object> { ["secret"] = new[] { "sunshine" } } } }),
            () => logger.LogInformation("with {Card} {Token}", new Dictionary<string, long> { ["card_number"] = 1234 }, "sunshine"),
            () => logger.Log(LogLevel.Information, default, new KeyValuePair<string, object?>[] { new("token", "sunshine") }, null, static (s, _) => $"token is {s[0].Value}"),
        ];
        foreach (var call in calls)
        {
            seen.All.Clear();
            call();
            var record = Assert.Single(seen.All);
            Assert.DoesNotContain("sunshine", record.Text, StringComparison.Ordinal);
            Assert.Contains(record.Attributes, static a => new ExportedRecord(null, null, null, null, [a], null).Text.Contains("REDACTED-key", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task No_exporter_receives_a_value_that_only_the_text_around_it_makes_secret()
    {
        var seen = new ExportedRecords(Category);
        await using var host = await StartAsync(seen);
        var logger = host.Logger(Category);
        Action[] calls =
        [
            () => logger.LogInformation("password={Value} of {User}", "sunshine", "ada"),
            () => logger.LogInformation("{Key} = {Value} of {User}", "ApiKey", "sunshine", "ada"),
            () => logger.LogInformation("Header {Name}: {Value} of {User}", "X-Api-Key", "sunshine", "ada"),
            () => logger.LogInformation("passwords=[{Value}] of {User}", new[] { "a", "sunshine" }, "ada"),
        ];
        foreach (var call in calls)
        {
            seen.All.Clear();
            call();
            var record = Assert.Single(seen.All);
            Assert.DoesNotContain("sunshine", record.Text, StringComparison.Ordinal);
            Assert.Equal("ada", record["User"]);
        }

    }

    [Fact]
    public async Task No_exporter_receives_a_value_that_only_the_text_of_its_scope_makes_secret()
    {
        var scopes = new ScopeReader();
        await using var host = await WorkerHost.StartAsync([], b =>
        {
            b.AddStandardObservability();
            b.Logging.AddOpenTelemetry(o => o.IncludeScopes = true);
            b.Services.AddOpenTelemetry().WithLogging(l => l.AddProcessor(scopes));
        });
        var logger = host.Logger(Category);
        using (logger.BeginScope("password={Value} of {User}", "sunshine", "ada"))
        using (logger.BeginScope("{Key} = {Content} of {Owner}", "ApiKey", "sunshine", "bob"))
        {
            logger.LogInformation("{Key} in a scope", "x");
        }

        Assert.DoesNotContain("sunshine", scopes.Text, StringComparison.Ordinal);
        Assert.Contains("User=ada", scopes.Text, StringComparison.Ordinal);
        Assert.Contains("Value=REDACTED-key", scopes.Text, StringComparison.Ordinal);
        Assert.Contains("Content=REDACTED-key", scopes.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exporters_receive_classified_values_as_the_policy_renders_them()
    {
        var seen = new ExportedRecords(Category);
        await using var host = await StartAsync(seen);
        host.Logger(Category).LogInformation("For {Person} of {People}", new Person("Ada"), new[] { new Person("Grace") });

        var record = Assert.Single(seen.All);
        Assert.Equal("For Person { Name = REDACTED-classified } of Person { Name = REDACTED-classified }", record.Message);
        Assert.Equal("Person { Name = REDACTED-classified }", record["Person"]);
        Assert.Equal(["Person { Name = REDACTED-classified }"], Assert.IsType<object[]>(record["People"]));
    }

    [Fact]
    public async Task Exporters_receive_a_state_without_attributes_as_redacted_text()
    {
        var seen = new ExportedRecords(Category);
        await using var host = await StartAsync(seen);
        host.Logger(Category).Log(LogLevel.Information, default, "password=hunter2", null, static (s, _) => s);

        var record = Assert.Single(seen.All);
        Assert.Equal(("password=REDACTED-key", "password=REDACTED-key", "password=REDACTED-key"), (record.Message, record.Body, record.State));
    }

    [Fact]
    public async Task Omits_values_that_throw()
    {
        var seen = new ExportedRecords(Category);
        await using var host = await StartAsync(seen);
        host.Logger(Category).Log(LogLevel.Information, default, new Throws(first: "password=hunter2"), null, static (_, _) => "mail to ada@example.com");
        host.Logger(Category).Log(LogLevel.Information, default, new Throws(first: "plain"), null, static (_, _) => "password=hunter2");

        Assert.Equal(["mail to REDACTED-email", "password=REDACTED-key"], seen.All.Select(static r => r.Message));
        Assert.Equal([new("first", "password=REDACTED-key"), new("{OriginalFormat}", "{first} {gone}")], seen.All[0].Attributes);
        Assert.Equal([new("first", "plain"), new("{OriginalFormat}", "{first} {gone}")], seen.All[1].Attributes);
    }

    [Fact]
    public async Task Exporters_receive_unchanged_records_when_redaction_is_disabled()
    {
        var seen = new ExportedRecords(Category);
        await using var host = await StartAsync(seen, settings: new("Observability:Redaction:Enabled", "false"));
        host.Logger(Category).LogInformation(new InvalidOperationException("password=hunter2"), "with {Password}", "sunshine");

        var record = Assert.Single(seen.All);
        Assert.Equal("with sunshine", record.Message);
        Assert.Contains("hunter2", record.Exception, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_creates_no_record_without_an_exporter()
    {
        await using var host = await WorkerHost.StartAsync([new("OTEL_LOGS_EXPORTER", "none")]);
        var state = new CountsReads();
        host.Logger(Category).Log(LogLevel.Information, default, state, null, static (_, _) => "first");
        state.Reads = 0;
        host.Logger(Category).Log(LogLevel.Information, default, state, null, static (_, _) => "second");

        Assert.Equal(0, state.Reads);
    }

    private sealed class ScopeReader : BaseProcessor<LogRecord>
    {
        public string Text { get; private set; } = string.Empty;

        public override void OnEnd(LogRecord data) => data.ForEachScope(
            static (scope, reader) =>
            {
                foreach (var (key, value) in scope)
                {
                    reader.Text += $"{key}={value} ";
                }
            },
            this);
    }

    private static Task<WorkerHost> StartAsync(ExportedRecords seen, string way = "builder", bool before = false, KeyValuePair<string, string?> settings = default)
        => WorkerHost.StartAsync(settings.Key is null ? [] : [settings], b =>
        {
            void Register()
            {
                var processor = new SimpleLogRecordExportProcessor(seen);
                b.Logging.AddOpenTelemetry(o =>
                {
                    o.IncludeFormattedMessage = true;
                    o.IncludeScopes = true;
                    _ = way == "options" ? o.AddProcessor(processor) : o;
                });
                if (way == "builder")
                {
                    b.Services.AddOpenTelemetry().WithLogging(l => l.AddProcessor(processor));
                }
            }

            if (before)
            {
                Register();
            }

            b.AddStandardObservability();
            if (!before)
            {
                Register();
            }
        });

    [AttributeUsage(AttributeTargets.Property)]
    private sealed class PersonalAttribute() : DataClassificationAttribute(new DataClassification("tests", "personal"));

    private sealed record Person([property: Personal] string Name);

    private sealed class Throws(string first) : IReadOnlyList<KeyValuePair<string, object?>>
    {
        public int Count => 3;

        public KeyValuePair<string, object?> this[int index] => index switch
        {
            0 => new("first", first),
            2 => new("{OriginalFormat}", "{first} {gone}"),
            _ => throw new InvalidOperationException("no"),
        };

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => throw new InvalidOperationException("no");

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class CountsReads : IReadOnlyList<KeyValuePair<string, object?>>
    {
        public int Reads { get; set; }

        public int Count => 1;

        public KeyValuePair<string, object?> this[int index]
        {
            get
            {
                Reads++;
                return new("n", 1);
            }
        }

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => throw new InvalidOperationException("no");

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
