using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Judges;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Export;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Lines;
using StandardObservability.Metrics.Emf.Agent;
using Xunit;

namespace StandardObservability.Tests.Metrics.Emf.Agent;

/// <summary>Sends EMF documents to a CloudWatch agent that is available, slow, unreachable or reachable again.</summary>
public sealed class AgentOutputTests
{
    [JudgedTheory]
    [InlineData("tcp")]
    [InlineData("udp")]
    public async Task Documents_reach_the_agent_with_a_log_group(string scheme)
    {
        var port = FreePort.Next();
        var received = scheme == "tcp" ? ReadTcpAsync(port) : ReadUdpAsync(port, 1);
        var host = await WorkerHost.StartAsync([
            new("OTEL_METRICS_EXPORTER", "awsemf"),
            new("Observability:Metrics:Instrumentations:Runtime", "false"),
            new("AWS_EMF_AGENT_ENDPOINT", $"{scheme}://127.0.0.1:{port}"),
            new("AWS_EMF_LOG_STREAM_NAME", "stream"),
            new("OTEL_SERVICE_NAME", "shop")]);
        host.Work();
        await host.DisposeAsync();

        var line = (await received)[0];
        var verdict = await NodeJudge.Shared.CheckEmfAsync(line.TrimEnd('\n'));

        Assert.Empty(verdict.Errors);
        Assert.Equal(1, verdict.Document.GetProperty("work.done").GetInt32());
        Assert.Equal("shop-metrics", verdict.Document.GetProperty("_aws").GetProperty("LogGroupName").GetString());
        Assert.Equal("stream", verdict.Document.GetProperty("_aws").GetProperty("LogStreamName").GetString());
        Assert.DoesNotContain("\"_aws\"", host.Output.Text, StringComparison.Ordinal);
        Assert.Contains($"embedded metric format to the CloudWatch agent at {scheme}://127.0.0.1:{port}", host.Output.Text, StringComparison.Ordinal);
        Assert.Equal((0, host.Counts.Emf.Produced), (host.Counts.Emf.Lost, host.Counts.Emf.Sent));
    }

    [Fact]
    public async Task Pain_15_While_the_agent_is_unreachable_nothing_blocks_memory_is_bounded_and_every_line_is_sent_later_or_counted_as_lost()
    {
        const int lines = 20_000;
        var port = FreePort.Next();
        var count = new OutputCount("emf");
        var text = new string('x', 990);
        using var output = new AgentOutput(new AgentEndpoint("127.0.0.1", port, IsUdp: false, "g", null), new ExportHealth("metrics", "agent", null, count, new ExportLog(), TimeProvider.System));
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < lines; i++)
        {
            output.Write(count, Encoding.ASCII.GetBytes($"{i:00000}{text}\n"), urgent: false);
        }

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 5);
        Assert.InRange(count.Waiting * 996, 1, 2 * LineWriter.Capacity);
        Assert.Equal(0, count.Sent);

        var received = ReadTcpAsync(port);
        Assert.True(output.Flush(Poll.DefaultTimeout));
        output.Dispose();

        var whole = await received;
        Assert.Equal(lines, count.Sent + count.Lost);
        Assert.Equal(count.Sent, whole.Count);
        Assert.True(count.Lost > 0);
        Assert.All(whole, static l => Assert.Equal(996, l.Length));
        Assert.Distinct(whole);
    }

    [JudgedFact]
    public async Task After_refused_connections_and_a_slow_agent_the_host_reports_lost_documents_and_sends_the_rest()
    {
        var port = FreePort.Next();
        var host = await WorkerHost.StartAsync([
            new("OTEL_METRICS_EXPORTER", "awsemf"),
            new("Observability:Metrics:Instrumentations:Runtime", "false"),
            new("AWS_EMF_AGENT_ENDPOINT", $"tcp://127.0.0.1:{port}"),
            new("OTEL_METRIC_EXPORT_INTERVAL", "10")]);
        var counter = host.Meter.CreateCounter<long>("work", null, new string('d', 100));
        long recorded = 0;
        var longest = TimeSpan.Zero;
        void Record(int times)
        {
            for (var i = 0; i < times; i++)
            {
                var started = Stopwatch.GetTimestamp();
                counter.Add(1);
                recorded++;
                var took = Stopwatch.GetElapsedTime(started);
                longest = took > longest ? took : longest;
            }
        }

        Record(1000);
        await Poll.UntilAsync(() => host.Events.Any(static e => e.TryGetProperty("event_id", out var id) && id.GetInt32() == 600), Poll.DefaultTimeout, "a warning that the agent is unreachable");

        // The agent accepts connections but reads nothing.
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        using var client = await listener.AcceptTcpClientAsync();
        var before = host.Counts.Emf.Produced;
        while (host.Counts.Emf.Produced < before + 50)
        {
            Record(100);
            await Task.Yield();
        }

        Record(1000);
        var received = new StreamReader(client.GetStream()).ReadToEndAsync();
        await host.DisposeAsync();
        var read = await CloudWatchReader.ReadAsync((await received).Split('\n', StringSplitOptions.RemoveEmptyEntries));

        Assert.InRange(longest.TotalSeconds, 0, 1);
        Assert.Equal(host.Counts.Emf.Produced, host.Counts.Emf.Sent + host.Counts.Emf.Lost);
        Assert.Equal(recorded, read["work"].Sum);
        Assert.Equal(0, host.Counts.Emf.Lost);
        Assert.Contains(host.Events, static e => e.TryGetProperty("event_id", out var id) && id.GetInt32() == 601);
    }

    [Fact]
    public async Task When_the_agent_is_too_slow_lines_that_do_not_fit_the_buffer_are_lost_and_the_rest_is_sent()
    {
        const int lines = 20_000;
        var port = FreePort.Next();
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        var count = new OutputCount("emf");
        var text = new string('x', 990);
        using var output = new AgentOutput(new AgentEndpoint("127.0.0.1", port, IsUdp: false, "g", null), new ExportHealth("metrics", "agent", null, count, new ExportLog(), TimeProvider.System));
        for (var i = 0; i < lines; i++)
        {
            output.Write(count, Encoding.ASCII.GetBytes($"{i:00000}{text}\n"), urgent: false);
        }

        Assert.InRange(count.Waiting * 996, 0, 2 * LineWriter.Capacity);
        Assert.True(count.Lost > 0);

        using var client = await listener.AcceptTcpClientAsync();
        var received = new StreamReader(client.GetStream()).ReadToEndAsync();
        Assert.True(output.Flush(Poll.DefaultTimeout));
        output.Dispose();

        var whole = (await received).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(lines, count.Sent + count.Lost);
        Assert.Equal(count.Sent, whole.Length);
        Assert.Distinct(whole);
    }

    [Fact]
    public async Task Pain_15_An_unreachable_agent_is_reported_once_and_does_not_delay_the_stop_beyond_its_limit()
    {
        var host = await WorkerHost.StartAsync([
            new("OTEL_METRICS_EXPORTER", "awsemf"),
            new("AWS_EMF_AGENT_ENDPOINT", $"tcp://127.0.0.1:{FreePort.Next()}"),
            new("OTEL_METRIC_EXPORT_INTERVAL", "50")]);
        host.Work();
        var report = await host.EventAsync(
            "Export is failing. Signal: {Signal}. Endpoint: {Endpoint}. Failures: {Count} since {Since:u}. Last error: {Reason}. "
            + "Unsent telemetry is lost and counted; the service is unaffected. {Remedy} See docs/events.md#600.");
        var started = Stopwatch.GetTimestamp();
        await host.DisposeAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 15);
        Assert.Equal("metrics", report.GetProperty("Signal").GetString());
        Assert.StartsWith("Nothing listens at this address. Start the collector or agent,", report.GetProperty("Remedy").GetString(), StringComparison.Ordinal);
        Assert.Single(host.Events, static e => e.TryGetProperty("event_id", out var id) && id.GetInt32() == 600);
        Assert.Equal(host.Counts.Emf.Produced, host.Counts.Emf.Lost);
        Assert.True(host.Counts.Emf.Lost > 0);
    }

    /// <summary>The 600,000 measurements of a minute, without its pauses: the agent gets as many documents in less time.</summary>
    [Fact]
    public async Task Pain_15_A_minute_without_the_agent_keeps_memory_bounded_counts_the_drops_and_stops_within_its_budget()
    {
        const int seconds = 60;
        const int measurements = 10_000;
        var host = await WorkerHost.StartAsync([
            new("OTEL_METRICS_EXPORTER", "awsemf"),
            new("Observability:Metrics:Instrumentations:Runtime", "false"),
            new("AWS_EMF_AGENT_ENDPOINT", $"tcp://127.0.0.1:{FreePort.Next()}"),
            new("OTEL_METRIC_EXPORT_INTERVAL", "20")]);
        var instruments = Enumerable.Range(0, 200).Select(i => host.Meter.CreateCounter<long>($"{new string('n', 200)}.{i}")).ToArray();
        var most = 0L;
        for (var second = 0; second < seconds; second++)
        {
            for (var i = 0; i < measurements; i++)
            {
                instruments[i % instruments.Length].Add(1);
            }

            var before = host.Counts.Emf.Produced;
            await Poll.UntilAsync(() => host.Counts.Emf.Produced > before, Poll.DefaultTimeout, "the next export");
            most = Math.Max(most, host.Counts.Emf.Waiting * CloudWatchLimits.StandardOutputLineBytes);
        }

        var started = Stopwatch.GetTimestamp();
        await host.DisposeAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 15);
        Assert.InRange(most, 1, 2 * LineWriter.Capacity);
        Assert.Equal(host.Counts.Emf.Produced, host.Counts.Emf.Lost);
        Assert.True(host.Counts.Emf.LostBy(LossReason.QueueFull) > 0);
        Assert.Single(host.Events, static e => e.TryGetProperty("event_id", out var id) && id.GetInt32() == 600);
    }

    [Fact]
    public async Task Reports_a_wrong_endpoint_and_writes_metrics_to_standard_output()
    {
        var host = await WorkerHost.StartAsync([new("OTEL_METRICS_EXPORTER", "awsemf"), new("AWS_EMF_AGENT_ENDPOINT", "127.0.0.1:25888")]);
        host.Work();
        await host.DisposeAsync();

        const string Problem = "AWS_EMF_AGENT_ENDPOINT is \"127.0.0.1:25888\". It is the address of the CloudWatch agent, for example tcp://127.0.0.1:25888. "
            + "Embedded metric format is written to standard output until this is corrected.";
        Assert.Contains(host.Events, static e => e.TryGetProperty("message", out var m) && m.GetString() == Problem + " See docs/events.md#100.");
        Assert.Contains(host.Events, static e => e.TryGetProperty("work.done", out _));
    }

    /// <summary>Starts to listen and reads until the other side closes the connection.</summary>
    private static async Task<IReadOnlyList<string>> ReadTcpAsync(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        using var client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream());
        var text = await reader.ReadToEndAsync();
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => l + "\n")];
    }

    private static async Task<IReadOnlyList<string>> ReadUdpAsync(int port, int datagrams)
    {
        using var client = new UdpClient(new IPEndPoint(IPAddress.Loopback, port));
        var lines = new List<string>();
        while (lines.Count < datagrams)
        {
            lines.Add(Encoding.UTF8.GetString((await client.ReceiveAsync()).Buffer));
        }

        return lines;
    }
}
