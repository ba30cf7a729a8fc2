using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using StandardObservability.Identity.Aws;
using StandardObservability.Identity.Aws.Metadata;
using StandardObservability.Settings;

namespace StandardObservability.Tests.Identity.Aws;

/// <summary>A machine for platform detection: environment variables, and files in a temporary folder.</summary>
internal sealed class TestMachine : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("machine").FullName;
    private readonly Dictionary<string, string> _variables = [];

    public TestMachine(params (string Name, string Value)[] variables)
    {
        foreach (var (name, value) in variables)
        {
            _variables[name] = value;
        }
    }

    public LocalFiles Files => new(_root);

    /// <summary>The reported problems with settings.</summary>
    public SettingProblems Problems { get; } = new();

    /// <summary>Duration of the last detection.</summary>
    public TimeSpan Elapsed { get; private set; }

    public ComputePlatform Platform => AwsPlatform.Detect(Variables, Files);

    private StandardVariables Variables => new(new ConfigurationBuilder().Build(), _variables.GetValueOrDefault);

    public TestMachine WithFile(string path, string text)
    {
        var file = Path.Join(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    public DetectedPlatform Detect()
    {
        var watch = Stopwatch.StartNew();
        var detected = PlatformDetection.Detect(Platform, Variables, Files, Problems);
        Elapsed = watch.Elapsed;
        return detected;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
