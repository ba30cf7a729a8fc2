namespace StandardObservability.Testing.Tests;

/// <summary>A file that exists as long as a test.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telemetry");

    public TemporaryFile(string? text)
    {
        Path = System.IO.Path.Combine(_folder.FullName, "file.approved.txt");
        if (text is not null)
        {
            File.WriteAllText(Path, text);
        }
    }

    public string Path { get; }

    public string Received => Path.Replace(".approved.", ".received.", StringComparison.Ordinal);

    public void Dispose() => _folder.Delete(recursive: true);
}
