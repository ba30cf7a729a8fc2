using System.Globalization;
using System.Text.Json;
using Judges;

namespace StandardObservability.Faults.Tests.Runs;

/// <summary>The fault service as a process of its own. Its memory is read from outside.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "FaultService.dll");

    private readonly string _account = Path.Combine(Path.GetTempPath(), $"account-{Guid.NewGuid():N}.json");

    private RunningService(ServiceProcess process, Uri url, string account) => (Process, Url, _account) = (process, url, account);

    public ServiceProcess Process { get; }

    public Uri Url { get; }

    /// <summary>Resident memory in MiB.</summary>
    public double Memory => Status("VmRSS:") / 1024.0;

    /// <summary>The highest resident memory so far, in MiB.</summary>
    public double PeakMemory => Status("VmHWM:") / 1024.0;

    public static async Task<RunningService> StartAsync(IReadOnlyDictionary<string, string> environment, string? shellLine = null)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var account = Path.Combine(Path.GetTempPath(), $"account-{Guid.NewGuid():N}.json");
        var all = new Dictionary<string, string>(environment) { ["ASPNETCORE_URLS"] = url.ToString(), ["ACCOUNT_FILE"] = account };
        var process = shellLine is null ? ServiceProcess.Start(Dll, all) : ServiceProcess.StartInShell(shellLine, Dll, all);
        var service = new RunningService(process, url, account);
        await process.WaitForHttpAsync(new Uri(url, "/health"));
        return service;
    }

    /// <summary>Stops the service by SIGTERM and reads its final counts.</summary>
    public async Task<IReadOnlyList<OutputAccount>> StopAsync()
    {
        await Process.StopAsync(TimeSpan.FromSeconds(60));
        return ReadAccount();
    }

    public async Task PostAsync(string path)
    {
        using var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null });
        using var response = await client.PostAsync(new Uri(Url, path), content: null);
        response.EnsureSuccessStatusCode();
    }

    public async Task<string> GetAsync(string path)
    {
        using var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null });
        return await client.GetStringAsync(new Uri(Url, path));
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        File.Delete(_account);
    }

    private List<OutputAccount> ReadAccount()
        => File.Exists(_account)
            ? JsonSerializer.Deserialize<List<OutputAccount>>(File.ReadAllText(_account))!
            : throw new InvalidOperationException($"The service wrote no account. Exit code {Process.ExitCode}, standard error:\n{Process.Error.Text}");

    private long Status(string field)
    {
        var line = File.ReadLines($"/proc/{Process.Id}/status").First(l => l.StartsWith(field, StringComparison.Ordinal));
        return long.Parse(line[field.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }
}
