using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EndingService;

/// <summary>Throws unhandled exceptions on other threads.</summary>
internal static class Crash
{
    /// <summary>Throws within a span and after another, with a secret in the message.</summary>
    public static void OnAThread(IServiceProvider services)
    {
        var thread = new Thread(() =>
        {
            using var source = new ActivitySource("ending");
            source.StartActivity("before")?.Dispose();
            using var span = source.StartActivity("crashing");
            services.GetRequiredService<ILoggerFactory>().CreateLogger("Before").LogInformation("Before the crash");
            throw new CrashException("password=hunter2hunter2", new TimeoutException("too late"));
        });
        thread.Start();
        thread.Join();
    }

    public static void OnTwoThreads()
    {
        using var barrier = new Barrier(2);
        Thread[] threads = [.. Enumerable.Range(0, 2).Select(i => new Thread(() =>
        {
            barrier.SignalAndWait();
            throw new CrashException($"thrown by {i}");
        }))];
        Array.ForEach(threads, static t => t.Start());
        Array.ForEach(threads, static t => t.Join());
    }
}
