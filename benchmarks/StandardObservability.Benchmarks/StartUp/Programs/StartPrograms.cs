using System.Runtime.InteropServices;

namespace StandardObservability.Benchmarks.StartUp.Programs;

/// <summary>The published programs. Each is published once, when it is needed.</summary>
/// <param name="isReusing">Whether the packages of the last run are used.</param>
internal sealed class StartPrograms(bool isReusing)
{
    private static readonly string Platform = $"linux-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    private readonly string _version = PackedLibraries.Pack(isReusing);
    private readonly HashSet<string> _published = new(StringComparer.Ordinal);

    /// <summary>Returns the command that starts the program.</summary>
    public IReadOnlyList<string> Command(StartVariant variant, PublishKind kind)
    {
        var folder = Folder(variant, kind);
        return kind == PublishKind.NativeAot ? [Path.Combine(folder, "Shop")] : ["dotnet", Path.Combine(folder, "Shop.dll")];
    }

    /// <summary>Bytes of a native program.</summary>
    public long Size(StartVariant variant) => new FileInfo(Path.Combine(Folder(variant, PublishKind.NativeAot), "Shop")).Length;

    /// <summary>Names of the assemblies in the folder of a program.</summary>
    public IReadOnlySet<string> Assemblies(StartVariant variant, PublishKind kind)
        => Directory.GetFiles(Folder(variant, kind), "*.dll").Select(static f => Path.GetFileNameWithoutExtension(f)).ToHashSet(StringComparer.Ordinal);

    private string Folder(StartVariant variant, PublishKind kind)
    {
        var project = variant.Shape == StartShape.Web ? "WebApp" : "WorkerApp";
        var name = $"{project}-{variant.Pipeline}-{kind}";
        var folder = Path.Combine(Repository.Artifacts, "start", name);
        if (_published.Add(name))
        {
            Publish(project, variant.Pipeline, kind, folder);
        }

        return Path.Combine(folder, "app");
    }

    private void Publish(string project, string pipeline, PublishKind kind, string folder)
    {
        Console.WriteLine($"Publishing {project}, {pipeline}, {kind}");
        if (Directory.Exists(folder))
        {
            // Files of a former version would be counted.
            Directory.Delete(folder, recursive: true);
        }

        Tool.Output(
            "dotnet",
            [
                "publish", Path.Combine(Repository.Root, "benchmarks", "StartUp", project), "-c", "Release", "-v", "quiet", $"-p:Pipeline={pipeline}",
                "--artifacts-path", Path.Combine(folder, "build"), "-o", Path.Combine(folder, "app"),
                .. Kind(kind), .. PackedLibraries.RestoreArguments(_version),
            ]);
    }

    private static IEnumerable<string> Kind(PublishKind kind) => kind switch
    {
        PublishKind.ReadyToRun => ["-r", Platform, "--self-contained", "false", "-p:PublishReadyToRun=true"],
        PublishKind.NativeAot => ["-r", Platform, "-p:PublishAot=true", "-p:StripSymbols=true"],
        _ => [],
    };
}
