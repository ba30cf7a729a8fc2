using System.Diagnostics;
using System.Globalization;

namespace StandardObservability.Benchmarks.Requests;

/// <summary>RequestApp in its own process.</summary>
internal sealed class RunningApp : IDisposable
{
    /// <summary>Queue size of spans and log records. With the default of 2,048 a busy core drops some, and dropping is cheap.</summary>
    private const string QueueSize = "16384";

    private readonly Process _process;
    private readonly LineDrain _output;

    private RunningApp(Process process)
    {
        _process = process;
        _output = new LineDrain(process.StandardOutput.BaseStream);
        Address = new Uri(Answer());
    }

    public Uri Address { get; }

    public static RunningApp Start(string folder, RequestPipeline pipeline, Uri receiver)
    {
        var command = Cores.OnFirst(
            "dotnet",
            Path.Combine(folder, "RequestApp.dll"),
            $"--pipeline={pipeline.Pipeline}",
            $"--Logging:LogLevel:Microsoft.AspNetCore={pipeline.FrameworkLevel}",
            "--urls=http://127.0.0.1:0",
            $"--environment={pipeline.Environment}");
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        SetVariables(start.Environment, pipeline, receiver);
        return new RunningApp(Process.Start(start) ?? throw new InvalidOperationException("RequestApp could not be started."));
    }

    /// <summary>Returns the allocated bytes, processor time and lines of the process since its start, after a flush.</summary>
    public async Task<(double Bytes, double CpuMicroseconds, double Lines)> MeasureAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        var figures = Answer().Split(' ').Select(static f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray();
        return (figures[0], figures[1] / TimeSpan.TicksPerMicrosecond, await _output.SettledAsync());
    }

    /// <summary>Returns the number of server activities since the first call.</summary>
    public async Task<double> ServerActivitiesAsync()
    {
        await _process.StandardInput.WriteLineAsync("activities");
        return double.Parse(Answer(), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(20)))
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    /// <summary>Removes inherited variables that could change the pipeline.</summary>
    private static void SetVariables(IDictionary<string, string?> variables, RequestPipeline pipeline, Uri receiver)
    {
        foreach (var inherited in variables.Keys.Where(static k => k.StartsWith("OTEL_", StringComparison.Ordinal)).ToList())
        {
            variables.Remove(inherited);
        }

        variables["OTEL_SERVICE_NAME"] = "request-app";
        variables["Observability__Logs__RequestLine"] = pipeline.HasRequestLine ? "true" : "false";
        if (pipeline.UsesOtlp)
        {
            variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.AbsoluteUri;
            variables["OTEL_BSP_MAX_QUEUE_SIZE"] = variables["OTEL_BLRP_MAX_QUEUE_SIZE"] = QueueSize;
        }

        foreach (var (name, value) in pipeline.Variables)
        {
            variables[name] = value;
        }
    }

    private string Answer() => _process.StandardError.ReadLine() ?? throw new InvalidOperationException("RequestApp has stopped before it responded.");
}
