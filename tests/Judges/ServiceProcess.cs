using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Judges;

/// <summary>A .NET program that runs as a separate process. Disposal ends the process and its children.</summary>
public sealed partial class ServiceProcess : IAsyncDisposable
{
    private const int Sigterm = 15;

    // A program needs these variables to run. All others could configure the service without the test's knowledge.
    private static readonly string[] Inherited = ["PATH", "HOME", "USER", "TMPDIR", "DOTNET_ROOT"];

    // No activity: it would add a trace header to the request, or a span to the telemetry of the tests.
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

    /// <summary>The program's standard output so far.</summary>
    public ServiceOutput Output { get; } = new();

    /// <summary>The program's standard error so far.</summary>
    public ServiceOutput Error { get; } = new();

    /// <summary>The id of the process; of the program itself, also in a shell line that ends in <c>exec "$@"</c>.</summary>
    public int Id => _process.Id;

    /// <summary>The exit code after the program has ended: 128 + 15 when SIGTERM ended it, 128 + 9 when it was killed.</summary>
    public int? ExitCode => _process.HasExited ? _process.ExitCode : null;

    /// <summary>Starts a program file, or <c>dotnet</c> with a dll. It inherits no variables, except a few that .NET needs.</summary>
    public static ServiceProcess Start(
        string program, IReadOnlyDictionary<string, string>? environment = null, params IReadOnlyList<string> arguments) =>
        Start([.. Path.GetExtension(program) == ".dll" ? [Dotnet, program] : new[] { program }, .. arguments], program, environment);

    /// <summary>Starts it by a shell line that redirects its streams; <c>"$@"</c> is the command: <c>exec "$@" >/dev/full</c>.</summary>
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
        var last = "no response";
        await UntilAsync(
            async () =>
            {
                try
                {
                    using var response = await Probe.GetAsync(url);
                    last = $"{(int)response.StatusCode}";
                    return response.IsSuccessStatusCode;
                }
                catch (HttpRequestException error)
                {
                    last = error.Message;
                    return false;
                }
            },
            timeout,
            () => $"a success response of {url}; the last result was {last}");
    }

    /// <summary>Waits until the program has ended and all its output is read; returns its exit code.</summary>
    public async Task<int> WaitForExitAsync(TimeSpan? timeout = null)
    {
        await Poll.UntilAsync(
            () => Task.FromResult(_process.HasExited && _reading.IsCompleted), timeout ?? Poll.DefaultTimeout, () => $"the end of the program{DescribeOutput}");
        return _process.ExitCode;
    }

    /// <summary>Stops the program by SIGTERM, as ECS, Kubernetes and systemd do; kills it when it has not ended within the limit.</summary>
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

    /// <summary>Ends the process by SIGKILL.</summary>
    public void Kill() => _process.Kill();

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
            () => $"the expected line on {name}");
        return found!;
    }

    /// <summary>Waits until the condition is met. Throws when the program ends before.</summary>
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
