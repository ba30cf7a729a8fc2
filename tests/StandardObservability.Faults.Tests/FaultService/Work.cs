using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FaultService;

/// <summary>What the requests do: a usual request, and three kinds of overload.</summary>
internal sealed partial class Work(ILogger logger)
{
    private static readonly ActivitySource Source = new("FaultService");
    private static readonly Meter Meter = new("FaultService");
    private static readonly Counter<long> Done = Meter.CreateCounter<long>("work.done");
    private static readonly Counter<long> Values = Meter.CreateCounter<long>("work.values");

    /// <summary>One span within the span of the request, one count and one log line.</summary>
    public string Do(int item)
    {
        using var span = Source.StartActivity("work");
        span?.SetTag("item", item);
        Done.Add(1, new KeyValuePair<string, object?>("parity", item % 2));
        LogWork(item);
        return "done";
    }

    /// <summary>Logs at a rate, from a thread of its own, and returns at once.</summary>
    public IResult LogLines(int perSecond, int seconds)
    {
        var thread = new Thread(() =>
        {
            var watch = Stopwatch.StartNew();
            for (var line = 0; line < perSecond * seconds;)
            {
                var due = Math.Min(perSecond * seconds, (int)(watch.Elapsed.TotalSeconds * perSecond));
                for (; line < due; line++)
                {
                    LogLine(line);
                }

                Thread.Sleep(1);
            }
        });
        thread.Start();
        return Results.Accepted();
    }

    /// <summary>Counts once for each of many values of one attribute.</summary>
    public static IResult CountValues(int count)
    {
        for (var user = 0; user < count; user++)
        {
            Values.Add(1, new KeyValuePair<string, object?>("user.id", $"user-{user}"));
        }

        return Results.Ok();
    }

    /// <summary>Blocks more threads of the pool than it has, as a service does that waits for tasks synchronously.</summary>
    public static IResult BlockThreadPool(int threads, int seconds)
    {
        for (var i = 0; i < threads; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static s => Thread.Sleep(TimeSpan.FromSeconds(s)), seconds, preferLocal: false);
        }

        return Results.Accepted();
    }

    [LoggerMessage(1, LogLevel.Information, "Worked on {Item}")]
    private partial void LogWork(int item);

    [LoggerMessage(2, LogLevel.Information, "Line {Number}")]
    private partial void LogLine(int number);
}
