using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Judges;

/// <summary>A .NET program, run as its own process and seen from outside. Nothing of it survives disposal.</summary>
public sealed partial class ServiceProcess : IAsyncDisposable
{
    private const int Sigterm = 15;

    // What a program needs to run at all. The rest of our own environment would configure the service behind the test's back.
    private static readonly string[] Inherited = ["PATH", "HOME", "USER", "TMPDIR", "DOTNET_ROOT"];

    // No activity of ours: it would add a trace header to the probe, or a span to the tests' own telemetry.
    private static readonly HttpClient Probe = new(new SocketsHttpHandler { ActivityHeadersPropagator = null });

    private readonly Process _process;
    private readonly Task _reading;

    private ServiceProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(
            Output.ReadAsync(process.StandardOutput.BaseStream),
            Error.ReadAsync(process.StandardError.BaseStream));
        AppDomain.CurrentDomain.ProcessExit += KillAtExit;
    }

    /// <summary>What the program has written to standard output.</summary>
    public ServiceOutput Output { get; } = new();

    /// <summary>What the program has written to standard error.</summary>
    public ServiceOutput Error { get; } = new();

    /// <summary>The exit code, once the program has ended; 128 + 15 when SIGTERM ended it, 128 + 9 when it had to be killed.</summary>
    public int? ExitCode => _process.HasExited ? _process.ExitCode : null;

    /// <summary>Starts <c>dotnet</c> with the dll, the given environment and nothing else of our own.</summary>
    public static ServiceProcess Start(
        string dll, IReadOnlyDictionary<string, string>? environment = null, params IReadOnlyList<string> arguments) =>
        Start([Dotnet, dll, .. arguments], dll, environment);

    /// <summary>Starts it from a shell line that says where its streams go, with the command in place of <c>"$@"</c>: <c>exec "$@" >/dev/full</c>.</summary>
    public static ServiceProcess StartInShell(
        string shellLine, string dll, IReadOnlyDictionary<string, string>? environment = null, params IReadOnlyList<string> arguments) =>
        Start(["/bin/sh", "-c", shellLine, "sh", Dotnet, Path.GetFullPath(dll), .. arguments], dll, environment);

    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static ServiceProcess Start(string[] command, string dll, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(dll))!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var name in Inherited)
            if (Environment.GetEnvironmentVariable(name) is { } value) start.Environment[name] = value;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return new ServiceProcess(Process.Start(start)!);
    }

    /// <summary>Waits for a complete line on standard output.</summary>
    public Task<string> WaitForLineAsync(Func<string, bool> predicate, TimeSpan? timeout = null) =>
        WaitForLineAsync(Output, "standard output", predicate, timeout);

    /// <summary>Waits for a complete line on standard error.</summary>
    public Task<string> WaitForErrorLineAsync(Func<string, bool> predicate, TimeSpan? timeout = null) =>
        WaitForLineAsync(Error, "standard error", predicate, timeout);

    /// <summary>Waits until a GET of the address succeeds.</summary>
    public async Task WaitForHttpAsync(Uri url, TimeSpan? timeout = null)
    {
        var last = "nothing";
        await UntilAsync(
            async () =>
            {
                try
                {
                    using var response = await Probe.GetAsync(url);
                    last = $"{(int)response.StatusCode}";
                    return response.IsSuccessStatusCode;
                }
                catch (HttpRequestException nobody)
                {
                    last = nobody.Message;
                    return false;
                }
            },
            timeout,
            () => $"{url} answers with success; its last answer was {last}");
    }

    /// <summary>Waits until the program ends by itself and all its output is read; returns its exit code.</summary>
    public async Task<int> WaitForExitAsync(TimeSpan? timeout = null)
    {
        await Poll.UntilAsync(
            () => Task.FromResult(_process.HasExited && _reading.IsCompleted), timeout ?? Poll.DefaultTimeout, () => $"the program ends{DescribeOutput}");
        return _process.ExitCode;
    }

    /// <summary>Asks the program to stop as ECS, Kubernetes and systemd do; kills it when it has not within the limit.</summary>
    public async Task<int> StopAsync(TimeSpan? limit = null)
    {
        if (!_process.HasExited) _ = Kill(_process.Id, Sigterm);
        try
        {
            return await WaitForExitAsync(limit);
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
            return await WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAtExit;
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<string> WaitForLineAsync(ServiceOutput output, string name, Func<string, bool> predicate, TimeSpan? timeout)
    {
        string? found = null;
        await UntilAsync(
            () => Task.FromResult((found = output.Lines.FirstOrDefault(predicate)) is not null),
            timeout,
            () => $"the expected line is on {name}");
        return found!;
    }

    /// <summary>Waits as long as the program runs: what it has not done when it ends, it will not do.</summary>
    private async Task UntilAsync(Func<Task<bool>> condition, TimeSpan? timeout, Func<string> what)
    {
        await Poll.UntilAsync(
            async () =>
            {
                var ended = _process.HasExited && _reading.IsCompleted;
                if (await condition()) return true;
                return ended ? throw new InvalidOperationException($"The program ended before {what()}{DescribeOutput}") : false;
            },
            timeout ?? Poll.DefaultTimeout,
            () => what() + DescribeOutput);
    }

    private string DescribeOutput => $"\nexit code: {ExitCode}\nstandard output:\n{Output.Text}\nstandard error:\n{Error.Text}";

    private void KillAtExit(object? sender, EventArgs e) => _process.Kill(entireProcessTree: true);

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
