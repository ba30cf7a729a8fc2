using System.Globalization;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace RequestApp;

/// <summary>Answers the driver over standard input and standard error, which no request and no pipeline uses.</summary>
/// <remarks>When the driver goes away, its end of standard input closes and the program ends.</remarks>
internal sealed class SideChannel(WebApplication app)
{
    /// <summary>Pipelines that coalesce their writes to standard output wait for company at most a tenth of this.</summary>
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
            // Counting starts with the first question for it: what hears activities is no part of what is measured.
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

    /// <summary>What a request leaves for later is part of its cost.</summary>
    private void Flush()
    {
        app.Services.GetService<TracerProvider>()?.ForceFlush();
        app.Services.GetService<MeterProvider>()?.ForceFlush();
        app.Services.GetService<LoggerProvider>()?.ForceFlush();
        Thread.Sleep(Settle);
    }
}
