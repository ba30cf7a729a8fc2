using System.Linq.Expressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using StandardObservability.Tests.Logging.Records;
using Xunit;

namespace StandardObservability.Tests.Logging.Hostile;

/// <summary>Lazy sequences in log calls and scopes: they are read once for all that the call writes.</summary>
public sealed class LazyValueTests
{
    private const string Category = "Shop";

    [Fact]
    public async Task A_sequence_that_can_be_read_once_is_in_the_message_and_in_the_field_of_every_output()
    {
        var seen = new ExportedRecords(Category);
        await using var host = await StartAsync(seen);
        var queue = new Queue<int>([1, 2, 3]);
        host.Logger(Category).LogInformation("Drained {Items}", Drain(queue));

        var line = await host.EventAsync("Drained {Items}");
        Assert.Equal(("Drained 1, 2, 3", "[1,2,3]"), (line.GetProperty("message").GetString(), line.GetProperty("Items").GetRawText()));
        var record = Assert.Single(seen.All);
        Assert.Equal("Drained 1, 2, 3", record.Message);
        Assert.Equal([1, 2, 3], Assert.IsType<object[]>(record["Items"]));
    }

    [Fact]
    public async Task A_query_runs_once_for_each_call_and_once_for_a_scope()
    {
        var seen = new ExportedRecords(Category);
        await using var host = await StartAsync(seen);
        var logger = host.Logger(Category);
        var (query, scoped) = (new CountingQuery(), new CountingQuery());
        using (logger.BeginScope("scope {Scoped}", scoped))
        {
            logger.LogInformation("First {Query}", query);
            logger.LogInformation("Second {Query}", query);
        }

        Assert.Equal((2, 1), (query.Runs, scoped.Runs));
        Assert.All(seen.All, static r => Assert.EndsWith(" 1, 2", r.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{Items} {Missing}")]
    [InlineData("no placeholder")]
    public async Task A_query_runs_at_most_once_for_each_output_when_the_caller_makes_the_message(string template)
    {
        await using var host = await WorkerHost.StartAsync();
        var query = new CountingQuery();
        var state = new KeyValuePair<string, object?>[] { new("Items", query), new("{OriginalFormat}", template) };
        host.Logger(Category).Log(LogLevel.Information, default, state, null, static (s, _) => "own: " + string.Join(',', (IEnumerable<int>)s[0].Value!));

        Assert.InRange(query.Runs, 0, 1);
    }

    [Fact]
    public async Task A_sequence_that_throws_midway_and_an_endless_one_are_written_as_far_as_they_go()
    {
        var seen = new ExportedRecords(Category);
        await using var host = await StartAsync(seen);
        host.Logger(Category).LogInformation("Broken {Broken} Endless {Endless}", Throw(), Endless());

        var line = await host.EventAsync("Broken {Broken} Endless {Endless}");
        Assert.StartsWith("Broken 1, 2 Endless 0, 1, 2", line.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("[1,2]", line.GetProperty("Broken").GetRawText());
        Assert.InRange(line.GetProperty("Endless").GetArrayLength(), 1, 64);
        Assert.True(line.GetProperty("truncated").GetBoolean());
        Assert.StartsWith("Broken 1, 2 Endless 0, 1, 2", Assert.Single(seen.All).Message, StringComparison.Ordinal);
    }

    private static Task<WorkerHost> StartAsync(ExportedRecords seen) => WorkerHost.StartAsync(set: b =>
    {
        b.AddStandardObservability();
        b.Logging.AddOpenTelemetry(static o => (o.IncludeFormattedMessage, o.IncludeScopes) = (true, true));
        b.Services.AddOpenTelemetry().WithLogging(l => l.AddProcessor(new SimpleLogRecordExportProcessor(seen)));
    });

    private static IEnumerable<int> Drain(Queue<int> queue)
    {
        while (queue.TryDequeue(out var item))
        {
            yield return item;
        }
    }

    private static IEnumerable<int> Throw()
    {
        yield return 1;
        yield return 2;
        throw new InvalidOperationException("midway");
    }

    private static IEnumerable<int> Endless()
    {
        for (var i = 0; ; i++)
        {
            yield return i;
        }
    }

    private sealed class CountingQuery : IQueryable<int>
    {
        public int Runs { get; private set; }

        public Type ElementType => typeof(int);

        public Expression Expression => Expression.Constant(this);

        public IQueryProvider Provider => throw new NotSupportedException();

        public IEnumerator<int> GetEnumerator()
        {
            Runs++;
            return new List<int> { 1, 2 }.GetEnumerator();
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
