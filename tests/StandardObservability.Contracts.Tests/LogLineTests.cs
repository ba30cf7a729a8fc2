using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StandardObservability.Contracts.Tests.References;
using StandardObservability.Conventions.Logging;
using StandardObservability.Export.Lines;
using Xunit;

namespace StandardObservability.Contracts.Tests;

/// <summary>The fields of a log line, in their order and with their types, read from one really written line that has all of them.</summary>
public sealed class LogLineTests
{
    [Fact]
    public void The_log_line()
    {
        using var written = new MemoryStream();
        var services = new ServiceCollection().AddLogging().AddSingleton(new StandardOutputStream(() => written));
        services.AddStandardObservability(new ConfigurationBuilder().Build());
        using (var provider = services.BuildServiceProvider())
        using (var span = new Activity("work").SetIdFormat(ActivityIdFormat.W3C).Start())
        {
            LogEverything(provider.GetRequiredService<ILoggerFactory>().CreateLogger("Orders"));
        }

        using var line = JsonDocument.Parse(Encoding.UTF8.GetString(written.ToArray()).TrimEnd('\n'));
        var fields = line.RootElement.EnumerateObject().Select(static p => $"{p.Name}: {JsonTypes.Name(p.Value)}").ToList();

        Approved.Verify("log-line", string.Join('\n', fields));
        var own = typeof(LogFieldNames).GetFields().Select(static f => (string)f.GetRawConstantValue()!).Where(static n => !n.EndsWith('.')).ToList();
        Assert.All(own, n => Assert.Contains(fields, f => f.StartsWith(n + ":", StringComparison.Ordinal)));
        GeneratedSection.Verify("fields", FieldTable.Create(line.RootElement, static _ => false), "docs", "logs.md");
    }

    /// <summary>Whether each line may have the field, so that the table of all lines defines it.</summary>
    internal static bool HasField(string field) => typeof(LogFieldNames).GetFields().Any(f => (string)f.GetRawConstantValue()! == field);

    private static void LogEverything(ILogger logger)
    {
        using (logger.BeginScope("a text"))
        using (logger.BeginScope(new Dictionary<string, object> { ["tenant"] = "acme" }))
        {
            logger.LogError(
                new EventId(42, "Placed"),
                new InvalidOperationException(new string('x', 20_000), new FormatException("inner", new TimeoutException("innermost"))),
                "Order {OrderId} of {Sku} costs {Total}, paid {Paid}, {Nothing}, {Items}, {Headers}, {level}",
                5,
                "book",
                12.5,
                true,
                null,
                new[] { 1, 2 },
                new Dictionary<string, string> { ["Accept"] = "json" },
                9);
        }
    }
}
