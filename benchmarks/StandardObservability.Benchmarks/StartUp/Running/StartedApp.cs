using System.Diagnostics;
using StandardObservability.Benchmarks.Requests;

namespace StandardObservability.Benchmarks.StartUp.Running;

/// <summary>A program of the folder StartUp, from its start to its first answer.</summary>
internal sealed class StartedApp : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly Process _process;
    private readonly Uri? _address;
    private readonly LineDrain _output;
    private readonly long _started = Stopwatch.GetTimestamp();

    private StartedApp(Process process, Uri? address)
    {
        (_process, _address) = (process, address);
        _output = new LineDrain(process.StandardOutput.BaseStream);
    }

    /// <summary>Where a web app listens.</summary>
    public Uri Address => _address ?? throw new InvalidOperationException("A worker has no address.");

    /// <summary>Processor time of all threads since the start.</summary>
    public TimeSpan Cpu => ProcessClock.Read(_process.Id);

    /// <summary>Number of lines on standard output, when no more arrive.</summary>
    public Task<long> LinesAsync() => _output.SettledAsync();

    /// <param name="command">The program.</param>
    /// <param name="variant">Its settings.</param>
    /// <param name="receiver">The OTLP receiver.</param>
    /// <param name="variables">More variables of its environment.</param>
    public static StartedApp Start(IReadOnlyList<string> command, StartVariant variant, Uri receiver, Dictionary<string, string>? variables = null)
    {
        var address = variant.Shape == StartShape.Web ? FreeAddress.Find() : null;
        var start = new ProcessStartInfo(command[0], [.. command.Skip(1), .. variant.Arguments, .. Arguments(variant, address)]) { RedirectStandardOutput = true, RedirectStandardError = true };
        StartEnvironment.Set(start.Environment, variant, receiver);
        foreach (var (name, value) in variables ?? [])
        {
            start.Environment[name] = value;
        }

        return new StartedApp(Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} could not be started."), address);
    }

    /// <summary>Waits for the first answer, whose request follows the connection at once.</summary>
    public Task<StartSample> AnswerAsync() => AnswerAsync(TimeSpan.Zero);

    /// <summary>Waits for the first answer, whose request follows when the program waits for it.</summary>
    /// <remarks>What has already arrived is read without waiting, and then the code that waits is not compiled: a matter of chance.</remarks>
    public Task<StartSample> AnswerToPatientAsync() => AnswerAsync(Patience);

    private async Task<StartSample> AnswerAsync(TimeSpan pause)
    {
        using var limit = new CancellationTokenSource(Limit);
        var answer = _address is null ? AnswerOfWorkerAsync(limit.Token) : FirstRequest.SendAsync(_address, pause, () => _process.HasExited, limit.Token);
        await answer;
        var elapsed = Stopwatch.GetElapsedTime(_started);
        return new StartSample(elapsed.TotalMilliseconds, ProcessClock.Read(_process.Id).TotalMilliseconds);
    }

    /// <summary>Waits until a web app listens, without a request.</summary>
    public async Task ListenAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        (await FirstRequest.ConnectAsync(Address, () => _process.HasExited, limit.Token)).Dispose();
    }

    /// <summary>Stops the program as an orchestrator does, and waits for its end.</summary>
    public async Task StopAsync()
    {
        Tool.Succeeds("kill", "-TERM", $"{_process.Id}");
        using var limit = new CancellationTokenSource(Limit);
        await _process.WaitForExitAsync(limit.Token);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static string[] Arguments(StartVariant variant, Uri? address) => variant.Shape switch
    {
        StartShape.Web => [$"--urls={address}"],
        StartShape.Lambda => ["--once"],
        _ => [],
    };

    private async Task AnswerOfWorkerAsync(CancellationToken limit)
    {
        var line = await _process.StandardError.ReadLineAsync(limit);
        if (line != "done")
        {
            throw new InvalidOperationException($"The program wrote \"{line}\" instead of its answer.");
        }
    }
}
