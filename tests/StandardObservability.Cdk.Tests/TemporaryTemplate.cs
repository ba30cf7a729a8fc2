namespace StandardObservability.Cdk.Tests;

/// <summary>A template in a temporary file that disposal deletes.</summary>
internal sealed class TemporaryTemplate : IDisposable
{
    public TemporaryTemplate(string text) => File.WriteAllText(Path, text);

    public string Path { get; } = System.IO.Path.GetTempFileName();

    public void Dispose() => File.Delete(Path);
}
