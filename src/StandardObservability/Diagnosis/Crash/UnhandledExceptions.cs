using System.Collections.Immutable;

namespace StandardObservability.Diagnosis.Crash;

/// <summary>The hook of the process for an exception that nothing catches, and the hosts that it may speak for. See docs/adr/0003.</summary>
internal static class UnhandledExceptions
{
    /// <summary>Longest that the end of the process is held up: a host's stand-in is built, a line is written, everything is flushed.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    private static readonly ManualResetEventSlim Told = new();

    private static ImmutableArray<ObservedHost> _living = [];
    private static volatile ObservedHost? _latest;
    private static int _isInstalled;
    private static int _isTelling;

    /// <summary>Speaks for a host that is to be built; the latest is remembered.</summary>
    public static void Watch(ObservedHost host)
    {
        _latest = host;
        if (Interlocked.Exchange(ref _isInstalled, 1) == 0)
        {
            AppDomain.CurrentDomain.UnhandledException += OnUnhandledException;
        }
    }

    public static void Add(ObservedHost host) => ImmutableInterlocked.Update(ref _living, static (all, h) => all.Add(h), host);

    public static void Remove(ObservedHost host) => ImmutableInterlocked.Update(ref _living, static (all, h) => all.Remove(h), host);

    /// <remarks>
    /// On a thread of its own, because the one that fails may hold locks and may have no stack left. A second thread that fails
    /// meanwhile waits as well: its return would end the process in the middle of the line.
    /// </remarks>
    private static void OnUnhandledException(object sender, UnhandledExceptionEventArgs e)
    {
        if (!e.IsTerminating || e.ExceptionObject is not Exception exception)
        {
            return;
        }

        try
        {
            if (Interlocked.Exchange(ref _isTelling, 1) == 0)
            {
                new Thread(() => Tell(exception)) { IsBackground = true, Name = "StandardObservability crash" }.Start();
            }

            Told.Wait(Limit);
        }
        catch (Exception)
        {
            // No thread is to be had. The process ends as it would have without us.
        }
    }

    private static void Tell(Exception exception)
    {
        try
        {
            CrashReport.Write(exception, _living, _latest);
        }
        catch (Exception)
        {
            // The runtime's own text on standard error remains.
        }
        finally
        {
            Told.Set();
        }
    }
}
