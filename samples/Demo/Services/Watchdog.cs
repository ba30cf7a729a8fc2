using System.Diagnostics;

namespace Demo.Services;

/// <summary>Ends the services when the demo was killed and could not: its end of the pipe closes with it, whatever happens.</summary>
internal sealed class Watchdog : IDisposable
{
    private readonly Process? _process;

    public Watchdog(IEnumerable<ServiceProcess> services)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // Ctrl-C reaches the whole process group; this one must outlive it.
        const string Script = "trap '' INT TERM HUP QUIT; read _; kill -TERM \"$@\"; sleep 10; kill -KILL \"$@\"";
        _process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Script, "watchdog", .. services.Select(service => $"{service.Id}")])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        });
    }

    public void Dispose()
    {
        _process?.Kill();
        _process?.Dispose();
    }
}
