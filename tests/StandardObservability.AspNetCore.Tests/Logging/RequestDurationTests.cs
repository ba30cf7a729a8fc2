using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Logging;

/// <summary>The duration on the log line of a request, compared with that of its span.</summary>
public sealed class RequestDurationTests
{
    // The two are measured by different clocks of .NET.
    private const double Tolerance = 1;

    [Fact]
    public async Task The_span_of_a_request_encloses_its_log_line_also_in_the_first_request()
    {
        var spans = new ConcurrentDictionary<string, double>(StringComparer.Ordinal);
        using var listener = new ActivityListener
        {
            ShouldListenTo = static s => s.Name == "Microsoft.AspNetCore",
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => spans[span.SpanId.ToHexString()] = span.Duration.TotalMilliseconds,
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = await WebHost.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await host.GetAsync("/hello/bob");
        }

        await host.StopAsync();

        var lines = host.RequestLines().ToList();
        Assert.Equal(3, lines.Count);
        Assert.All(lines, l => Assert.InRange(l.GetProperty("duration_ms").GetDouble(), 0.001, spans[l.Text("span_id")!] + Tolerance));
    }
}
