using System.Globalization;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace RequestApp;

/// <summary>Communicates with the benchmark through standard input and standard error, which no request and no pipeline uses.</summary>
/// <remarks>If the benchmark stops, standard input is closed and this program stops.</remarks>
internal sealed class SideChannel(WebApplication app)
{
    /// <summary>Pipelines that combine writes to standard output wait at most a tenth of this.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(100);

    public void Open()
    {
        Console.Error.WriteLine(app.Urls.First());
        new Thread(Answer) { IsBackground = true, Name = "side channel" }.Start();
    }

    private void Answer()
    {
        ServerActivities? activities = null;
        while (Console.In.ReadLine() is { } question)
        {
            // Counting starts with the first request for it, because the listener must not affect other measurements.
            Console.Error.WriteLine(question == "activities" ? (activities ??= new ServerActivities()).Count.ToString(CultureInfo.InvariantCulture) : Figures());
        }

        activities?.Dispose();
        app.Lifetime.StopApplication();
    }

    private string Figures()
    {
        Flush();
        return string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalAllocatedBytes(precise: true)} {Environment.CpuUsage.TotalTime.Ticks}");
    }

    /// <summary>Flushes all providers: deferred work is part of the cost of a request.</summary>
    private void Flush()
    {
        app.Services.GetService<TracerProvider>()?.ForceFlush();
        app.Services.GetService<MeterProvider>()?.ForceFlush();
        app.Services.GetService<LoggerProvider>()?.ForceFlush();
        Thread.Sleep(Settle);
    }
}
