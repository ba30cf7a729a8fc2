using System.Text.Json;
using Judges;
using Judges.Otlp;
using StandardObservability.Faults.Tests.Runs;
using Xunit;

namespace StandardObservability.Faults.Tests.Faults;

/// <summary>The system clock jumps, as after a virtual machine was paused. Debian's libfaketime changes it for the two services.</summary>
public sealed class ClockTests(FaultTable table)
{
    private const string Library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";

    /// <summary>The spans that may be open while the clock jumps: .NET takes their duration from that clock.</summary>
    private const int MostOpenSpans = 20;

    public static bool HasNoFakeTime => !File.Exists(Library);

    [JudgedTheory(Skip = $"{Library} is missing; ./build.sh setup installs it.", SkipWhen = nameof(HasNoFakeTime))]
    [InlineData("the clock jumps a day ahead", "+86400", 1)]
    [InlineData("the clock jumps a day back", "-86400", -1)]
    public async Task A_clock_that_jumps_costs_nothing(string name, string offset, int days)
    {
        var clock = Path.Combine(Path.GetTempPath(), $"clock-{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(clock, "+0");
        await using var run = await FaultRun.StartAsync(new FaultSetup
        {
            Environment = new Dictionary<string, string>
            {
                ["LD_PRELOAD"] = Library,
                ["FAKETIME_TIMESTAMP_FILE"] = clock,
                ["FAKETIME_CACHE_DURATION"] = "1",
                ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
                ["FAKETIME_FORCE_MONOTONIC_FIX"] = "0",
            },
        });
        await File.WriteAllTextAsync(clock, offset);
        await run.LoadAsync();
        await run.RecoverAsync();
        var figures = await run.StopAsync(name);
        table.Add(figures);
        File.Delete(clock);

        figures.AssertHarmless();
        Assert.All(figures.Outputs, static o => Assert.Equal(0, o.Lost));
        await figures.AssertReceivedAsync(run.Receiver);
        var spans = await run.Receiver.SpansAsync();
        Assert.All(spans, s => Assert.True(Lasts(s, TimeSpan.Zero) || Lasts(s, TimeSpan.FromDays(days)), $"{s.Name} from {s.Start:O} to {s.End:O}"));
        Assert.InRange(spans.Count(static s => !Lasts(s, TimeSpan.Zero)), 0, MostOpenSpans);
        var last = JsonDocument.Parse(run.Service.Process.Output.Lines[^1]).RootElement.GetProperty("timestamp").GetDateTimeOffset();
        Assert.InRange(last, DateTimeOffset.UtcNow.AddDays(days).AddHours(-1), DateTimeOffset.UtcNow.AddDays(days).AddHours(1));
    }

    private static bool Lasts(OtlpSpan span, TimeSpan jump)
        => span.End - span.Start - jump is var time && time >= TimeSpan.Zero && time < TimeSpan.FromMinutes(1);
}
