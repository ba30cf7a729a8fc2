using System.Collections.Concurrent;
using System.Diagnostics;

namespace Demo.Services;

/// <summary>A service in its own process, which is stopped when this object is disposed.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private const int LastWords = 20;
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _errors = new();

    /// <param name="name">The name of the service.</param>
    /// <param name="command">A program, or <c>dotnet</c> and a program file.</param>
    /// <param name="settings">Environment variables.</param>
    /// <param name="onLine">Receives the name and each line on standard output.</param>
    public ServiceProcess(string name, string[] command, IEnumerable<(string Name, string Value)> settings, Action<string, string> onLine)
    {
        Name = name;
        _process = new Process { StartInfo = Describe(command, settings) };
        _process.OutputDataReceived += (_, line) => PassOn(line.Data, onLine);
        _process.ErrorDataReceived += (_, line) => RememberError(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Name { get; }

    public int Id => _process.Id;

    /// <exception cref="DemoFailedException">The service has stopped unexpectedly.</exception>
    public void ThrowIfExited()
    {
        if (_process.HasExited)
        {
            throw new DemoFailedException($"{Name} has stopped with exit code {_process.ExitCode}. Its standard error:\n{string.Join('\n', _errors)}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await TerminateAsync(_process);
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"{Name} did not stop within {StopLimit.TotalSeconds} s and was killed.");
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private static ProcessStartInfo Describe(string[] command, IEnumerable<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            // The folder of its appsettings.json.
            WorkingDirectory = Path.GetDirectoryName(command[^1]),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Telemetry variables of the developer's shell must not change the demo.
        foreach (var inherited in start.Environment.Keys.Where(key => key.StartsWith("OTEL_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (setting, value) in settings)
        {
            start.Environment[setting] = value;
        }

        return start;
    }

    /// <summary>Sends SIGTERM. .NET has no API for it, so a shell does it.</summary>
    private static async Task TerminateAsync(Process process)
    {
        if (process.HasExited)
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            process.Kill();
            return;
        }

        using var shell = Process.Start("/bin/sh", ["-c", $"kill -TERM {process.Id} 2>/dev/null"]);
        await shell.WaitForExitAsync();
    }

    private void PassOn(string? line, Action<string, string> onLine)
    {
        // Null means the end of the stream.
        if (line is not null)
        {
            onLine(Name, line);
        }
    }

    private void RememberError(string? line)
    {
        if (string.IsNullOrEmpty(line))
        {
            return;
        }

        _errors.Enqueue(line);
        while (_errors.Count > LastWords)
        {
            _errors.TryDequeue(out _);
        }
    }
}
