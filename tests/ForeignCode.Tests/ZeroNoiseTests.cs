using System.Globalization;
using Xunit;

namespace ForeignCode.Tests;

/// <summary>E3: the analyzers find faults and no noise in code that was not written for them.</summary>
public sealed class ZeroNoiseTests(ITestOutputHelper output)
{
    private static readonly string[] _libraries =
    [
        "Azure.Core", "Azure.Core.Amqp", "Azure.Messaging.ServiceBus", "Confluent.Kafka", "Elastic.Transport", "MassTransit", "MassTransit.Abstractions",
        "Microsoft.Extensions.AI", "Microsoft.Extensions.Http.Resilience", "Microsoft.SemanticKernel.Core", "MySqlConnector", "Npgsql",
        "Polly.Core", "Polly.Extensions", "RabbitMQ.Client", "Wolverine", "Yarp.ReverseProxy",
    ];

    [Fact]
    public async Task E3_at_most_one_disputed_finding_in_10_000_lines()
    {
        var approved = ApprovedFindings.Read();
        var lines = 0;
        var findings = new List<string>();
        foreach (var library in _libraries)
        {
            var analyzed = await ForeignAssembly.AnalyzeAsync(Path.Combine(AppContext.BaseDirectory, $"{library}.dll"), TestContext.Current.CancellationToken);
            lines += analyzed.Lines;
            findings.AddRange(analyzed.Findings.Select(finding => $"{analyzed.Name}: {finding}"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{analyzed.Name}: {analyzed.Lines:N0} lines, {analyzed.Findings.Count} findings"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lines:N0} lines, {findings.Count} findings, {approved.Disputed} disputed"));
        approved.Compare(findings);
        Assert.True(lines >= 200_000, $"Only {lines} lines were analyzed.");
        Assert.True(approved.Disputed * 10_000 <= lines, $"{approved.Disputed} findings of {lines} lines are disputed.");
    }
}
