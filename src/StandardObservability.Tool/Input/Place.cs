namespace StandardObservability.Tool.Input;

/// <summary>Where a finding is.</summary>
/// <param name="File">The file as reports show it.</param>
/// <param name="Line">The line from 1, or 0 for the whole file.</param>
/// <param name="Column">The column from 1, or 0 for the whole line.</param>
internal sealed record Place(string File, int Line = 0, int Column = 0)
{
    /// <summary>The form of compilers, which editors and build servers recognize.</summary>
    public override string ToString() => Line == 0 ? File : Column == 0 ? $"{File}({Line})" : $"{File}({Line},{Column})";
}
