using System.Collections.Immutable;

namespace StandardObservability.Diagnosis.Crash;

/// <summary>Handles the process's unhandled-exception event and its exit for all hosts. See docs/adr/0003.</summary>
internal static class UnhandledExceptions
{
    /// <summary>Longest time that the end of the process is delayed.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    private static readonly ManualResetEventSlim Written = new();
    private static ImmutableArray<ObservedHost> _running = [];
    private static volatile ObservedHost? _latest;
    private static int _isInstalled;
    private static int _isWriting;

    /// <summary>Remembers a host that will be built; the latest one writes the line when no host runs.</summary>
    public static void Watch(ObservedHost host)
    {
        _latest = host;
        if (Interlocked.Exchange(ref _isInstalled, 1) == 0)
        {
            AppDomain.CurrentDomain.UnhandledException += OnUnhandledException;
            AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
        }
    }

    public static void Add(ObservedHost host) => ImmutableInterlocked.Update(ref _running, static (all, h) => all.Add(h), host);

    public static void Remove(ObservedHost host) => ImmutableInterlocked.Update(ref _running, static (all, h) => all.Remove(h), host);

    /// <summary>Warns about the hosts that are neither stopped nor disposed of.</summary>
    private static void OnProcessExit(object? sender, EventArgs e)
    {
        foreach (var host in _running)
        {
            try
            {
                host.OnProcessExit();
            }
            catch (Exception)
            {
                // Standard output may be closed. The process ends as it would without this library.
            }
        }
    }

    /// <remarks>
    /// Writes on a thread of its own, because the failing thread may hold locks and may have no stack left. A second thread that fails
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
            if (Interlocked.Exchange(ref _isWriting, 1) == 0)
            {
                new Thread(() => Write(exception)) { IsBackground = true, Name = "StandardObservability crash" }.Start();
            }

            Written.Wait(Limit);
        }
        catch (Exception)
        {
            // No thread can be started. The process ends as it would without this library.
        }
    }

    private static void Write(Exception exception)
    {
        try
        {
            CrashReport.Write(exception, _running, _latest);
        }
        catch (Exception)
        {
            // The runtime still writes its own text to standard error.
        }
        finally
        {
            Written.Set();
        }
    }
}
