using System.Text.Json.Nodes;
using Amazon.CDK;
using Judges;

namespace StandardObservability.Cdk.Tests;

/// <summary>A CDK app of one test, synthesized into a folder that disposal deletes.</summary>
internal sealed class SynthesizedApp : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cdk-");

    /// <exception cref="JudgeUnavailableException">The CDK needs node, which is not installed.</exception>
    public SynthesizedApp()
    {
        RequireNode();
        App = new App(new AppProps { Outdir = _folder.FullName, AnalyticsReporting = false });
        Stack = new Stack(App, "Stack");
    }

    public App App { get; }

    /// <summary>A stack without an account and a region.</summary>
    public Stack Stack { get; }

    public static ServiceObservabilityProps Props => new() { LogGroupName = "/ecs/shop" };

    /// <summary>The template of a stack, or of the one without a region.</summary>
    public string Synthesize(Stack? stack = null)
    {
        App.Synth(new StageSynthesisOptions { Force = true });
        return File.ReadAllText(_folder.EnumerateFiles((stack ?? Stack).TemplateFile, SearchOption.AllDirectories).Single().FullName);
    }

    /// <summary>The resources of a stack with all references of one construct resolved, by their id in the construct.</summary>
    public IReadOnlyDictionary<string, string> Resolve(string construct = "Observability", Stack? stack = null)
        => new TemplateReader(JsonNode.Parse(Synthesize(stack))!.AsObject(), construct).ReadResources();

    public static void RequireNode()
    {
        var folders = (System.Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        if (!folders.Any(static f => File.Exists(Path.Combine(f, "node"))))
        {
            throw new JudgeUnavailableException("node is not on the PATH, so no stack can be synthesized. Run ./build.sh setup to install it.");
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
