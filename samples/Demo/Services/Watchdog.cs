using System.Diagnostics;

namespace Demo.Services;

/// <summary>Stops the services if the demo was killed: its end of the pipe is then closed.</summary>
internal sealed class Watchdog : IDisposable
{
    private readonly Process? _process;

    public Watchdog(IEnumerable<ServiceProcess> services)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // Ctrl-C is sent to the whole process group, but this process must survive it.
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
