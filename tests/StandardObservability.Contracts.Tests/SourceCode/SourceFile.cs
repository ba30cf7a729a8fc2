namespace StandardObservability.Contracts.Tests.SourceCode;

/// <summary>A source file of the core project.</summary>
/// <param name="Path">The path below the project, with slashes.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record SourceFile(string Path, string[] Lines)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The folder below the project, for example <c>Metrics/Emf</c>.</summary>
    public string Folder => Path[..Math.Max(0, Path.LastIndexOf('/'))];

    /// <summary>The first folder below the project, for example <c>Metrics</c>.</summary>
    public string TopFolder => Path.Split('/')[0];
}
